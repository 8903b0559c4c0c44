"""The packed data sets of the page, such as public/data/mnist: a manifest, and IDX files in gzip."""
import gzip
import json
import subprocess
import sys
from pathlib import Path

import numpy as np

from .threefry import key_of, threefry, uniform


CHECKOUT = Path(__file__).resolve().parents[3]


def pack(folder):
    """Packs MNIST where the folder is this checkout's own and has none yet; says so on stderr."""
    if folder.resolve() != CHECKOUT / 'public/data/mnist' or (folder / 'manifest.json').exists():
        return
    try:
        done = subprocess.run(['node', CHECKOUT / 'scripts/pack-mnist.mjs'], capture_output=True, text=True)
    except FileNotFoundError:
        raise FileNotFoundError('node: expected Node to pack MNIST once, got none; install it') from None
    if done.returncode != 0:
        said = done.stderr.strip().splitlines() or ['no message']
        raise FileNotFoundError(said[-1])
    print(done.stdout, end='', file=sys.stderr)


class Pictures:
    """A packed data set. Pictures are numbered through the training file and then the test file."""

    def __init__(self, folder):
        self.folder = Path(folder)
        pack(self.folder)
        path = self.folder / 'manifest.json'
        if not path.exists():
            raise FileNotFoundError(f'{path}: expected a packed data set, got none; is the path right?')
        self.manifest = json.loads(path.read_text('utf-8'))
        self.name, self.sha256 = self.manifest['name'], self.manifest['sha256']
        self.width, self.height = self.manifest['width'], self.manifest['height']
        self._read = {}

    def part(self, name):
        """Numbers of the pictures of 'training', 'validation' or 'test'."""
        return range(*self.manifest['split'][name])

    def greys(self, indices):
        """Bytes from 0 to 255, [n, height * width]."""
        return self._take('images', indices, self.width * self.height)

    def labels(self, indices):
        """Classes, [n]."""
        return self._take('labels', indices, 1)[:, 0]

    def pixels(self, indices, binarise='none'):
        """What an evaluation sees, [n, height * width] in [0, 1]: greys, or one fixed draw of 0 or 1 (definition 4)."""
        x = self.greys(indices) / 255
        if binarise == 'none':
            return x
        counters = np.asarray(indices, dtype=np.uint32)[:, None], np.arange(x.shape[1], dtype=np.uint32)
        words, _ = threefry(key_of(0, 'data/static'), *np.broadcast_arrays(*counters))
        return (uniform(words) < x.astype(np.float32)).astype(float)

    def _take(self, role, indices, size):
        indices = np.asarray(indices, dtype=int)
        taken = np.empty((len(indices), size), dtype=np.uint8)
        there = np.zeros(len(indices), dtype=bool)
        for file in self.manifest['files']:
            inside = (indices >= file['first']) & (indices < file['first'] + file['count'])
            if file['role'] == role and inside.any():
                taken[inside] = self._file(file, size)[indices[inside] - file['first']]
                there |= inside
        if not there.all():
            raise IndexError(f'picture: expected a number of the data set {self.name}, got {indices[~there][0]}')
        return taken

    def _file(self, file, size):
        name = file['name']
        if name not in self._read:
            packed = (self.folder / name).read_bytes()
            idx = gzip.decompress(packed) if packed[:2] == b'\x1f\x8b' else packed
            # An IDX file has four bytes, then a length of four bytes for each dimension.
            self._read[name] = np.frombuffer(idx, np.uint8, offset=4 + 4 * idx[3]).reshape(-1, size)
        return self._read[name]
