"""Tensors as a safetensors file: eight bytes of length, a header of JSON, then float32 or float16 numbers."""
import json

import numpy as np

TYPES = {'F32': '<f4', 'F16': '<f2'}


def read(data):
    """(facts, tensors): texts by name, and float32 arrays in the order of the file."""
    length = int.from_bytes(data[:8], 'little')
    header = json.loads(data[8 : 8 + length])
    facts = header.pop('__metadata__', {})
    tensors = {}
    for name, entry in header.items():
        first, end = (8 + length + offset for offset in entry['data_offsets'])
        numbers = np.frombuffer(data[first:end], TYPES[entry['dtype']])
        tensors[name] = numbers.astype(np.float32).reshape(entry['shape'])
    return facts, tensors


def write(facts, tensors, precision='F32'):
    """The bytes of a file; names keep their order."""
    header, parts, end = {'__metadata__': facts}, [], 0
    for name, tensor in tensors.items():
        parts.append(np.ascontiguousarray(tensor, TYPES[precision]).tobytes())
        header[name] = {'dtype': precision, 'shape': list(tensor.shape), 'data_offsets': [end, end + len(parts[-1])]}
        end += len(parts[-1])
    text = json.dumps(header, separators=(',', ':')).encode()
    # The numbers begin at a multiple of eight.
    text += b' ' * (-len(text) % 8)
    return len(text).to_bytes(8, 'little') + text + b''.join(parts)
