"""Coarse Grain's run files, records and models in NumPy alone."""
from .figures import curves, grid
from .models import Evaluation, Model, evaluate
from .pictures import Pictures
from .records import read_records, table
from .run_file import Best, Run, silence
from .threefry import noise

__all__ = [
    'Best',
    'Evaluation',
    'Model',
    'Pictures',
    'Run',
    'curves',
    'evaluate',
    'grid',
    'noise',
    'read_records',
    'silence',
    'table',
]
