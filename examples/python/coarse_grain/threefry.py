"""The page's random numbers: Threefry2x32 with 20 rounds, addressed by seed, purpose and counter (definition 12)."""
import numpy as np

ROTATIONS = (13, 15, 26, 6), (17, 29, 16, 24)


def threefry(key, first, second):
    """Two words of 32 bits for each counter (first, second), which are arrays of uint32 of one shape."""
    keys = np.array([key[0], key[1], key[0] ^ key[1] ^ 0x1BD11BDA], dtype=np.uint32)
    a, b = first + keys[0], second + keys[1]
    for group in range(5):
        for turn in ROTATIONS[group % 2]:
            a = a + b
            b = (b << np.uint32(turn) | b >> np.uint32(32 - turn)) ^ a
        a = a + keys[(group + 1) % 3]
        b = b + keys[(group + 2) % 3] + np.uint32(group + 1)
    return a, b


def key_of(seed, purpose):
    """The key of a purpose such as 'gauss/evaluate': the seed, and FNV-1a of the name."""
    word = 0x811C9DC5
    for byte in purpose.encode('ascii'):
        word = (word ^ byte) * 0x01000193 & 0xFFFFFFFF
    return seed & 0xFFFFFFFF, word


def uniform(word):
    """Numbers in (0, 1) from words of 32 bits."""
    return ((word >> np.uint32(9)) + 0.5) / 2**23


def noise(kind, seed, purpose, counters, shape):
    """Noise [counters, *shape] of the kind 'uniform', 'gumbel' or 'normal': element e has the counter (counter, e)."""
    elements = np.arange(np.prod(shape, dtype=int), dtype=np.uint32)
    first = np.asarray(counters, dtype=np.uint32)[:, None]
    u, v = map(uniform, threefry(key_of(seed, purpose), *np.broadcast_arrays(first, elements)))
    if kind == 'gumbel':
        u = -np.log(-np.log(u))
    elif kind == 'normal':
        u = np.sqrt(-2 * np.log(u)) * np.cos(2 * np.pi * v)
    return u.reshape(-1, *shape)
