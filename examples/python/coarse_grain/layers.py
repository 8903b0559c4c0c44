"""Encoder and decoder: the dense nets of section 4, and the convolutional ones of appendix E."""
import numpy as np


def _numbers(weights, part):
    k = 0
    while f'{part}/{k}/weights' in weights:
        yield weights[f'{part}/{k}/weights'].astype(float), weights[f'{part}/{k}/biases'].astype(float)
        k += 1


def relu(x):
    return np.maximum(x, 0)


def encode(weights, x):
    """Pixels [n, D] -> head [n, size]."""
    *hidden, (w, b) = _numbers(weights, 'encoder')
    for k, (filters, biases) in enumerate(hidden):
        if filters.ndim == 4:
            side = round(np.sqrt(x.size // len(x) // filters.shape[2]))
            x = x.reshape(len(x), side, side, -1)
            x = relu(convolution(x if k == 0 else pool(x), filters) + biases)
        else:
            x = relu(x @ filters + biases)
    return x.reshape(len(x), -1) @ w + b


def decode(weights, z):
    """Inputs [n, size] -> logits of the pixels [n, D]."""
    *hidden, last = _numbers(weights, 'decoder')
    x = z
    for k, (filters, biases) in enumerate([*hidden, last]):
        if filters.ndim == 4:
            x = transposed(x.reshape(len(x), 1, 1, -1) if x.ndim == 2 else x, filters, 4 if k == 1 else 2) + biases
        else:
            x = x @ filters + biases
        if k < len(hidden):
            x = relu(x)
    return x.reshape(len(x), -1)


def convolution(x, filters):
    """Windows that lie wholly on the picture: [n, h, w, in] and [side, side, in, out]."""
    windows = np.lib.stride_tricks.sliding_window_view(x, filters.shape[:2], axis=(1, 2))
    return np.einsum('nhwcab,abco->nhwo', windows, filters, optimize=True)


def pool(x):
    """The largest of two by two."""
    n, h, w, c = x.shape
    return x.reshape(n, h // 2, 2, w // 2, 2, c).max((2, 4))


def transposed(x, filters, stride):
    """A transposed convolution, as TensorFlow's with padding 'SAME': [n, h, w, in] and [side, side, out, in]."""
    n, h, w, _ = x.shape
    side, before = len(filters), max(len(filters) - stride, 0) // 2
    y = np.zeros((n, h * stride + side, w * stride + side, filters.shape[2]))
    for a in range(side):
        for b in range(side):
            y[:, a : a + h * stride : stride, b : b + w * stride : stride] += x @ filters[a, b].T
    return y[:, before : before + h * stride, before : before + w * stride]
