"""Curves as SVG and pictures as PNG, by the standard library alone. A notebook shows both by itself."""
import struct
import zlib
from pathlib import Path

import numpy as np

WIDTH, HEIGHT = 720, 360
LEFT, RIGHT, TOP, BOTTOM = 60, 590, 22, 316
# A colour and a dash for each model: lines are told apart without colour too.
LINES = {
    'gauss': ('#2f6fbd', ''),
    'categorical': ('#b4541a', '8 4'),
    'cg-bpef': ('#2c7a4b', '2 3'),
    'cg': ('#8a4fa3', '10 3 2 3'),
}


class Svg(str):
    """A drawing: a text of SVG."""

    def _repr_svg_(self):
        return str(self)

    def save(self, path):
        Path(path).write_text(self, 'utf-8')


class Png(bytes):
    """A picture: the bytes of a PNG."""

    def _repr_png_(self):
        return bytes(self)

    def save(self, path):
        Path(path).write_bytes(self)


def _numbers(values):
    # What JSON has no number for is a text, such as 'NaN'.
    return np.array([float(value) for value in values])


def columns(run, id, term='L'):
    """
    Minibatch (steps, nats) and validation (steps, nats) of a model, from run.json or a record.

    `term` is L, term1 or term2.
    """
    terms = ('term1', 'term2') if term == 'L' else (term,)
    curve, points = run['models'][id]['curve'], run['models'][id]['validation']
    batch = sum(_numbers(curve[one]) for one in terms)
    measured = sum(_numbers(point['validation'][one] for point in points) for one in terms)
    return (_numbers(curve['step']), batch), (_numbers(point['step'] for point in points), measured)


def _round_marks(low, high):
    """Four to ten round numbers between two others."""
    size = 10 ** np.floor(np.log10(high - low))
    size *= next(part for part in (1, 0.5, 0.2, 0.1) if (high - low) / (size * part) >= 4)
    return np.arange(np.ceil(low / size), np.floor(high / size) + 1) * size


def _text(x, y, words, anchor='middle'):
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{words}</text>'


def _line(points, colour, width, dash=''):
    places = ' '.join(f'{x:.1f},{y:.1f}' for x, y in points)
    style = f'fill="none" stroke="{colour}" stroke-width="{width}" stroke-dasharray="{dash}"'
    return f'<polyline points="{places}" {style}/>'


def _apart(heights, least=15):
    """The same heights, moved until no two are nearer than `least`."""
    order = np.argsort(heights)
    moved = np.array(heights, dtype=float)
    for above, below in zip(order, order[1:]):
        moved[below] = max(moved[below], moved[above] + least)
    return moved


def curves(run, term='L'):
    """
    Validation as thick lines, the minibatch as thin ones, in nats per picture by step.

    `run` is run.json or a record; `term` is L, term1 or term2. The first tenth of a minibatch's curve may lie beyond the top.
    """
    drawn = {id: columns(run, id, term) for id in run['models']}
    shown = np.concatenate([y for batch, measured in drawn.values() for y in (batch[1][len(batch[1]) // 10 :], measured[1])])
    shown = shown[np.isfinite(shown)]
    if shown.size == 0:
        raise ValueError(f'curves: expected numbers of {term}, got none; train the run first')
    low, high = shown.min(), shown.max() + 1e-9
    last = max(x[-1] for lines in drawn.values() for x, _ in lines if len(x))

    def place(x, y):
        return LEFT + x / last * (RIGHT - LEFT), TOP + (high - y) / (high - low) * (BOTTOM - TOP)

    parts = [_text(LEFT, 14, f'{term}, nats per picture', 'start'), _text((LEFT + RIGHT) / 2, HEIGHT - 8, 'step')]
    for mark in _round_marks(low, high):
        _, y = place(0, mark)
        parts += [f'<path d="M{LEFT} {y:.1f}H{RIGHT}" stroke="#ddd"/>', _text(LEFT - 8, y + 4, f'{mark:g}', 'end')]
    parts += [_text(place(mark, low)[0], BOTTOM + 18, f'{mark:,.0f}') for mark in _round_marks(0, last)]

    names = []
    for id, lines in drawn.items():
        colour, dash = LINES.get(id, ('#444', ''))
        for (x, y), width in zip(lines, (0.6, 2)):
            seen = np.isfinite(y) & (y <= high)
            if seen.any():
                parts.append(_line(zip(*place(x[seen], y[seen])), colour, width, dash if width == 2 else ''))
        x, y = lines[1]
        if len(x) and np.isfinite(y[-1]):
            names.append((id, y[-1], colour))
    heights = _apart([place(last, value)[1] for _, value, _ in names])
    for (id, value, colour), height in zip(names, heights):
        label = _text(RIGHT + 8, height + 4, f'{id} {value:.1f}', 'start')
        parts.append(f'<g fill="{colour}">{label}</g>')

    size = f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
    style = 'font-family="sans-serif" font-size="12"'
    ground = '<rect width="100%" height="100%" fill="#fff"/>'
    return Svg(f'<svg xmlns="http://www.w3.org/2000/svg" {size} {style}>{ground}{"".join(parts)}</svg>')


def _chunk(kind, data):
    return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))


def grid(rows, width, height, scale=2):
    """Rows of pictures [n, height * width] in [0, 1], one row below the other, as a grey PNG."""
    lines = [np.concatenate(np.reshape(row, (-1, height, width)), axis=1) for row in rows]
    grey = np.round(255 * np.concatenate(lines)).astype(np.uint8).repeat(scale, 0).repeat(scale, 1)
    header = struct.pack('>IIBBBBB', grey.shape[1], grey.shape[0], 8, 0, 0, 0, 0)
    data = zlib.compress(b''.join(b'\0' + line.tobytes() for line in grey))
    return Png(b'\x89PNG\r\n\x1a\n' + _chunk(b'IHDR', header) + _chunk(b'IDAT', data) + _chunk(b'IEND', b''))
