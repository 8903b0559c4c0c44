"""Runs the code of a notebook without Jupyter and prints its texts; --write keeps all outputs in the file."""
import argparse
import ast
import base64
import contextlib
import io
import json
import os
import signal
import sys
from pathlib import Path


def run_cell(source, names):
    """(printed text, value of the last expression or None)."""
    tree = ast.parse(source)
    last = ast.Expression(tree.body.pop().value) if isinstance(tree.body[-1], ast.Expr) else None
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(compile(tree, 'cell', 'exec'), names)
        value = eval(compile(last, 'cell', 'eval'), names) if last else None
    return printed.getvalue(), value


def outputs_of(printed, value):
    if printed:
        yield {'name': 'stdout', 'output_type': 'stream', 'text': printed.splitlines(True)}
    data = {}
    if hasattr(value, '_repr_svg_'):
        data['image/svg+xml'] = [value._repr_svg_()]
    if hasattr(value, '_repr_png_'):
        data['image/png'] = base64.b64encode(value._repr_png_()).decode()
    if data:
        yield {'data': data, 'metadata': {}, 'output_type': 'display_data'}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('notebook', type=Path)
    parser.add_argument('--write', action='store_true', help='keep the outputs in the notebook')
    # A pipe that takes no more, such as head, ends the command without a word.
    if hasattr(signal, 'SIGPIPE'):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    take = parser.parse_args()
    path = take.notebook.resolve()
    try:
        notebook = json.loads(path.read_text('utf-8'))
    except (OSError, ValueError):
        sys.exit(f'{path}: expected a notebook, got none that can be read; is the path right?')
    os.chdir(path.parent)
    names = {'__name__': '__main__'}
    cells = [cell for cell in notebook['cells'] if cell['cell_type'] == 'code']
    for count, cell in enumerate(cells, 1):
        try:
            printed, value = run_cell(''.join(cell['source']), names)
        except OSError as error:
            sys.exit(f'cell {count}: {error}')
        print(printed, end='')
        cell['outputs'] = list(outputs_of(printed, value))
        cell['execution_count'] = count
    if take.write:
        path.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + '\n', 'utf-8')


if __name__ == '__main__':
    main()
