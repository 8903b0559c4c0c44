"""The committed records of Table 1: runs as JSON (definition 15), and their test figures side by side."""
import json
from pathlib import Path


def read_records(folder):
    """Records by the names of their files; other files of JSON, such as sweep.json, are left out."""
    read = {path.stem: _json(path) for path in sorted(Path(folder).glob('*.json'))}
    records = {name: record for name, record in read.items() if _is_record(record)}
    if not records:
        raise FileNotFoundError(f'{folder}: expected records, got none; is the path right?')
    return records


def _json(path):
    try:
        return json.loads(path.read_text('utf-8'))
    except ValueError:
        raise ValueError(f'{path}: expected JSON, got something else; copy it again') from None


def _is_record(given):
    models = given.get('models') if isinstance(given, dict) else None
    return isinstance(models, dict) and all(isinstance(model, dict) for model in models.values())


def figures(record):
    """Test figures of each model, in nats per picture; `hard` is L of one-hot samples, where an audit measured it."""
    for id, model in record['models'].items():
        test = model.get('test')
        if test:
            hard = model.get('audit', {}).get('hard')
            L = hard and hard['freeEnergy']['mean']
            yield {'model': id, 'term1': test['term1'], 'term2': test['term2'], 'L': test['freeEnergy'], 'hard': L}


def table(records):
    """The figures as a text, one line for each run; lower is better."""
    lines = [f'{"run":42}{"term1":>9}{"term2":>9}{"L":>9}{"hard L":>9}']
    for name, record in records.items():
        for row in figures(record):
            texts = ['' if row[key] is None else f'{row[key]:.2f}' for key in ('term1', 'term2', 'L', 'hard')]
            lines.append(f'{name:42}' + ''.join(f'{text:>9}' for text in texts).rstrip())
    return '\n'.join(lines)
