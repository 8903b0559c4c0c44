/** What the forward passes of the samplers and of the KL bring and keep for the backward pass, however they are computed. Types only. */
import type { Tensor } from '../../gpu/tf';

export interface SampleParts {
  /** [rows]. */
  readonly z: Tensor;
  /** Cov_y(zeta, phi_m) / T, [rows, M]. */
  readonly covariance: Tensor;
}

export interface InverseCdfParts {
  /** [rows]. */
  readonly z: Tensor;
  /** dz/db, [rows, M]. */
  readonly derivative: Tensor;
}

export interface KlParts {
  /** [n, d]. */
  readonly value: Tensor;
  /** dKL/db by row, [n d, M]. */
  readonly gradientB: Tensor;
  /** E_q[phi], [n d, M]. */
  readonly momentsQ: Tensor;
  /** E_p[phi], [d, M]. */
  readonly momentsP: Tensor;
}
