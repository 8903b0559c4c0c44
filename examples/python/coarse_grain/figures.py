"""Curves as SVG and pictures as PNG, with the standard library alone. A notebook shows both by itself."""
import struct
import zlib
from pathlib import Path

import numpy as np

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 720, 360, 60, 130, 16, 44
LINES = {'gauss': ('#2f6fbd', ''), 'categorical': ('#b4541a', '8 4'), 'cg-bpef': ('#2c7a4b', '2 3'), 'cg': ('#8a4fa3', '10 3 2 3')}


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
    """Minibatch (step, nats) and validation (step, nats) of a model, from run.json or a record; `term` is L, term1 or term2."""
    models = run['models'][id]
    terms = ('term1', 'term2') if term == 'L' else (term,)
    curve, points = models['curve'], models['validation']
    batch = sum(_numbers(curve[one]) for one in terms)
    measured = sum(_numbers([point['validation'][one] for point in points]) for one in terms)
    return (_numbers(curve['step']), batch), (_numbers([point['step'] for point in points]), measured)


def _round_marks(low, high):
    each = 10 ** np.floor(np.log10(high - low))
    each *= next(part for part in (1, 0.5, 0.2, 0.1) if (high - low) / (each * part) >= 4)
    return np.arange(np.ceil(low / each), np.floor(high / each) + 1) * each


def curves(run, term='L'):
    """Validation as thick lines with points, the minibatch as thin ones: nats per picture by step, lower is better for L."""
    drawn = {id: columns(run, id, term) for id in run['models']}
    ends = [y for batch, measured in drawn.values() for y in (batch[1][len(batch[1]) // 10 :], measured[1])]
    values = np.concatenate(ends)
    values = values[np.isfinite(values)]
    low, high = values.min(), values.max() + 1e-9
    last = max(x[-1] for lines in drawn.values() for x, _ in lines if len(x))
    across = lambda x: LEFT + x / last * (WIDTH - LEFT - RIGHT)
    up = lambda y: TOP + (high - y) / (high - low) * (HEIGHT - TOP - BOTTOM)
    text = lambda x, y, words, anchor='middle': f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{words}</text>'

    parts = []
    for mark in _round_marks(low, high):
        parts += [f'<path d="M{LEFT} {up(mark):.1f}H{WIDTH - RIGHT}" stroke="#ddd"/>', text(LEFT - 8, up(mark) + 4, f'{mark:g}', 'end')]
    for mark in _round_marks(0, last):
        parts.append(text(across(mark), HEIGHT - BOTTOM + 18, f'{mark:,.0f}'))
    parts += [text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 6, 'step'), text(LEFT, TOP - 4, f'{term}, nats per picture', 'start')]
    for id, (batch, measured) in drawn.items():
        colour, dash = LINES.get(id, ('#444', ''))
        for (x, y), width in ((batch, 0.6), (measured, 2)):
            # Beyond the top are the first steps.
            seen = np.isfinite(y) & (y <= high)
            path = ' '.join(f'{across(a):.1f},{up(b):.1f}' for a, b in zip(x[seen], y[seen]))
            if path:
                parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{width}" stroke-dasharray="{dash if width == 2 else ""}"/>')
        x, y = measured
        if len(x) and np.isfinite(y[-1]):
            parts.append(f'<g fill="{colour}"><circle cx="{across(x[-1]):.1f}" cy="{up(y[-1]):.1f}" r="3"/>{text(WIDTH - RIGHT + 8, up(y[-1]) + 4, f"{id} {y[-1]:.1f}", "start")}</g>')
    body = ''.join(parts)
    return Svg(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" font-family="sans-serif" font-size="12"><rect width="100%" height="100%" fill="#fff"/>{body}</svg>')


def grid(rows, width, height, scale=2):
    """Rows of pictures [n, height * width] in [0, 1], one row below the other, as a grey PNG."""
    lines = [np.concatenate(np.reshape(row, (-1, height, width)), axis=1) for row in rows]
    grey = np.round(255 * np.concatenate(lines)).astype(np.uint8).repeat(scale, 0).repeat(scale, 1)
    chunk = lambda kind, data: struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
    header = struct.pack('>IIBBBBB', grey.shape[1], grey.shape[0], 8, 0, 0, 0, 0)
    data = zlib.compress(b''.join(b'\0' + line.tobytes() for line in grey))
    return Png(b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', header) + chunk(b'IDAT', data) + chunk(b'IEND', b''))
