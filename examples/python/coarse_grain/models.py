"""The four models' forward pass: head, sample, term1 and term2 of the paper, in double precision and nats."""
from dataclasses import dataclass
from typing import Optional

import numpy as np

from .families import grid_points, log_sum_exp, logits
from .layers import decode, encode
from .threefry import noise

# Bounds the memory of one chunk: so many numbers of noise.
NOISE_OF_A_CHUNK = 2**21


@dataclass
class Model:
    """One model of a run: its id, its settings, and its weights by their names in docs/notation.md."""

    id: str
    settings: dict
    weights: dict

    def has_temperature(self):
        return self.id != 'gauss' and self.settings.get('sampler') != 'inverse-cdf'

    def noise_shape(self):
        """Kind and shape of the noise of one picture."""
        d = self.settings['latent']
        if self.id == 'gauss':
            return 'normal', (d,)
        if self.id == 'categorical':
            return 'gumbel', (d, self.settings['categories'])
        if self.settings.get('sampler') == 'inverse-cdf':
            return 'uniform', (d,)
        return 'gumbel', (d, self.settings['gridPoints'])

    def forward(self, x, given, temperature=None):
        """Pixels [n, D] and noise [n, *shape] -> decoder's input, KL by dimension [n, d], logits of the pixels [n, D]."""
        z, kl = SAMPLERS[self.id](self, encode(self.weights, x), given, temperature)
        return z, kl, decode(self.weights, z)


def gauss(model, head, epsilon, _):
    """z = mu + s sigma epsilon, and the KL to a normal prior, the standard one where it has no parameters."""
    mean, log_variance = np.split(head, 2, axis=1)
    prior_mean, prior_log = (
        model.weights.get(f'prior/{name}', np.zeros(1)).astype(float) for name in ('mean', 'logVariance')
    )
    ratio = log_variance - prior_log
    kl = (np.exp(ratio) + (mean - prior_mean) ** 2 * np.exp(-prior_log) - 1 - ratio) / 2
    return mean + model.settings.get('noiseScale', 1) * np.exp(log_variance / 2) * epsilon, kl


def divergence(own, prior):
    """KL of softmax(own) from softmax(prior), over the last axis."""
    log_q = own - log_sum_exp(own, -1)
    return (np.exp(log_q) * (log_q - prior + log_sum_exp(prior, -1))).sum(-1)


def softmax(values):
    return np.exp(values - log_sum_exp(values, -1))


def categorical(model, head, gumbel, T):
    """y = softmax((logits + g) / T), flattened, and the KL to a uniform or learned prior."""
    own = head.reshape(gumbel.shape)
    prior = model.weights.get('prior/logits', np.zeros(own.shape[1:])).astype(float)
    return softmax((own + gumbel) / T).reshape(len(head), -1), divergence(own, prior)


def grid(model, head, given, T):
    """z of a coarse-grained density, by a Concrete draw (section 3.2) or exactly (definition 19), and eq. (4)."""
    settings = model.settings
    family = settings['family'] if model.id == 'cg' else 'polynomial'
    own = logits(head.reshape(len(head), settings['latent'], -1), family, settings)
    coefficients = model.weights.get('prior/coefficients')
    prior = np.zeros(own.shape[1:]) if coefficients is None else logits(coefficients.astype(float), family, settings)
    if settings.get('sampler') == 'inverse-cdf':
        z = inverse_cdf(softmax(own), given)
    else:
        z = softmax((own + given) / T) @ grid_points(settings['gridPoints'])
    return z, divergence(own, prior)


def inverse_cdf(q, u):
    """z spread evenly in the cell that holds u: probabilities [..., R] and u [...] -> z [...], from the nearer end."""
    R = q.shape[-1]
    turned = u > 0.5
    q = np.where(turned[..., None], q[..., ::-1], q)
    mass = np.where(turned, 1 - u, u)
    through = q.cumsum(-1)
    r = np.minimum((through <= mass[..., None]).sum(-1), R - 1)
    own, end = (np.take_along_axis(of, r[..., None], -1)[..., 0] for of in (q, through))
    z = (r + np.clip((mass - end + own) / np.maximum(own, 2.0**-30), 0, 1)) * 2 / R - 1
    return np.where(turned, -z, z)


SAMPLERS = {'gauss': gauss, 'categorical': categorical, 'cg-bpef': grid, 'cg': grid}


@dataclass
class Evaluation:
    """What an evaluation measures, by picture: nats, and pixels in [0, 1]."""

    kl: np.ndarray
    term2: np.ndarray
    z: np.ndarray
    reconstructions: np.ndarray

    @property
    def term1(self):
        return self.kl.sum(1)

    @property
    def L(self):
        """The mean over the pictures of term1 + term2, eq. (1)."""
        return float((self.term1 + self.term2).mean())


def evaluate(model: Model, x, indices, seed: int, temperature: Optional[float]) -> Evaluation:
    """
    A model on pixels x [n, D], with one sample and the page's fixed noise (definition 6).

    `indices` are the numbers of the pictures: the noise depends on them.
    """
    kind, shape = model.noise_shape()
    most = max(1, NOISE_OF_A_CHUNK // int(np.prod(shape)))
    parts = []
    for first in range(0, len(x), most):
        some = x[first : first + most]
        given = noise(kind, seed, f'{model.id}/evaluate', indices[first : first + most], shape)
        z, kl, l = model.forward(some, given, temperature)
        # The cross-entropy, in a form that does not overflow.
        term2 = (np.maximum(l, 0) - some * l + np.log1p(np.exp(-np.abs(l)))).sum(1)
        parts.append((kl, term2, z, 0.5 * (1 + np.tanh(l / 2))))
    return Evaluation(*map(np.concatenate, zip(*parts)))
