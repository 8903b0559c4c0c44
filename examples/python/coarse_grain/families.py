"""log q on the grid of the coarse-grained models: every family of CG-VAE but `custom` (definition 29)."""
import numpy as np


def grid_points(R):
    """zeta, R points evenly on [-1, 1] (section 3.2)."""
    return np.linspace(-1, 1, R)


def powers(order, z):
    return np.stack([z ** (m + 1) for m in range(order)])


def legendre(order, z):
    P = [np.ones_like(z), z]
    for m in range(2, order + 1):
        P.append(((2 * m - 1) * z * P[m - 1] - (m - 1) * P[m - 2]) / m)
    return np.stack([np.sqrt(2 * m + 1) * P[m] for m in range(1, order + 1)])


def cosine(order, z):
    return np.stack([np.cos((m + 1) * np.pi * (z + 1) / 2) for m in range(order)])


def spline(order, z):
    """The first `order` of order + 1 B-splines with uniform knots, by the recurrence of Cox and de Boor."""
    degree = min(3, order)
    intervals = order + 1 - degree
    place = (z + 1) / 2 * intervals
    inside = np.minimum(np.floor(place), intervals - 1)
    rows = [(inside == i - degree).astype(float) for i in range(order + 1 + degree)]
    for d in range(1, degree + 1):
        left = [place - (i - degree) for i in range(len(rows))]
        rows = [(left[i] * rows[i] + (d + 1 - left[i]) * rows[i + 1]) / d for i in range(len(rows) - 1)]
    return np.stack(rows[:order])


LINEAR = {'polynomial': powers, 'legendre': legendre, 'cosine': cosine, 'spline': spline}


def log_sum_exp(values, axis):
    largest = values.max(axis, keepdims=True)
    return largest + np.log(np.exp(values - largest).sum(axis, keepdims=True))


def mixture(b, M, K, z):
    """log sum_k w_k exp(phi_k - psi_k) up to a number, from [..., K M + K] to [..., R]."""
    offsets = np.linspace(-2, 2, K) if K > 1 else np.zeros(1)
    phi = b[..., : K * M].reshape(*b.shape[:-1], K, M) @ powers(M, z) + offsets[:, None] * z
    if K == 1:
        return phi[..., 0, :]
    weighted = phi - log_sum_exp(phi, -1) + b[..., K * M :, None]
    return log_sum_exp(weighted, -2)[..., 0, :]


def logits(b, family, settings):
    """log q at the grid points up to its normaliser: parameters [..., P] -> [..., R]."""
    z = grid_points(settings['gridPoints'])
    if family == 'free':
        return b
    if family == 'mixture':
        return mixture(b, settings['polynomialOrder'], settings['components'], z)
    if family not in LINEAR:
        known = ', '.join([*LINEAR, 'free', 'mixture'])
        raise ValueError(f'family: expected one of {known}, got {family}; evaluate it in the page')
    return b @ LINEAR[family](settings['polynomialOrder'], z)
