"""python -m coarse_grain: evaluates a run file, draws its curves, writes it anew, lists records."""
import argparse
import json
import signal
from pathlib import Path

from . import Pictures, Run, curves, read_records, silence, table

ROOT = Path(__file__).resolve().parents[3]


def main():
    parser = argparse.ArgumentParser(prog='python -m coarse_grain', description=__doc__)
    commands = parser.add_subparsers(dest='command', required=True)

    one = commands.add_parser('evaluate', help='L of each model, with the noise of the page')
    one.add_argument('run')
    one.add_argument('--data', default=ROOT / 'public/data/mnist', help='folder of the packed data set')
    one.add_argument('--first', type=int, default=0, help='number of the first picture')
    one.add_argument('--count', type=int, default=1000, help='how many pictures')
    one.add_argument('--json', help='writes figures and reconstructions of each picture to this file')

    one = commands.add_parser('curves', help='draws L of each model, minibatch and validation')
    one.add_argument('run')
    one.add_argument('svg')

    one = commands.add_parser('write', help='writes the run anew, for the page to open')
    one.add_argument('run')
    one.add_argument('to')
    one.add_argument('--float16', action='store_true', help='half the size; rounds the weights')
    ignored = 'makes the decoder ignore a latent dimension, counted from 1'
    one.add_argument('--silence', metavar='MODEL:DIMENSION', help=ignored)

    one = commands.add_parser('records', help='test figures of the records in a folder')
    one.add_argument('folder', nargs='?', default=ROOT / 'records/table1')

    # A pipe that takes no more, such as head, ends the command without a word.
    if hasattr(signal, 'SIGPIPE'):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    take = parser.parse_args()
    try:
        act(take)
    except OSError as error:
        unread = f'{error.filename}: expected a file or folder, got: {error.strerror}; is the path right?'
        parser.exit(1, f'{unread if error.filename else error}\n')
    except (ValueError, IndexError) as error:
        parser.exit(1, f'{error}\n')


def act(take):
    if take.command == 'evaluate':
        if take.count < 1:
            raise ValueError(f'--count: expected a number from 1, got {take.count}')
        show(Run(take.run), Pictures(take.data), range(take.first, take.first + take.count), take.json)
    elif take.command == 'curves':
        curves(Run(take.run).json).save(take.svg)
    elif take.command == 'write':
        run = Run(take.run)
        if take.silence:
            id, _, dimension = take.silence.partition(':')
            if not dimension.isdecimal():
                raise ValueError(f'--silence: expected MODEL:DIMENSION, such as gauss:1, got {take.silence}')
            silence(run, id, int(dimension) - 1)
        run.save(take.to, 'F16' if take.float16 else 'F32')
    else:
        print(table(read_records(take.folder)))


def show(run, pictures, indices, to):
    told = {}
    print(f'step {run.step}, {len(indices)} pictures; nats per picture, lower is better')
    for id in run.models:
        found = run.evaluate(id, pictures, indices)
        print(f'{id:12} L {found.L:9.4f} = term1 {found.term1.mean():8.4f} + term2 {found.term2.mean():9.4f}')
        told[id] = {name: getattr(found, name).tolist() for name in ('term1', 'term2', 'reconstructions')}
    if to:
        Path(to).write_text(json.dumps(told), 'utf-8')


if __name__ == '__main__':
    main()
