/** WGSL of one dimension's mixture of K polynomials of order M (not in the paper: definition 29), its numbers in registers. Text only. */
import { componentOffsets } from '../../../math/polynomial-mixture';
import { powers } from '../statistics.wgsl';

export const WORKGROUP = 64;

export interface Shape {
  /** K, at least 2. */
  readonly components: number;
  /** M. */
  readonly order: number;
}

const lines = (count: number, line: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');

export const eachComponent = ({ components }: Shape, line: (k: number) => string) => lines(components, line);

/** A line for each parameter, in their order: of a coefficient m is its number, of a weight it is null. */
export const eachParameter = (
  { components, order }: Shape,
  line: (p: number, k: number, m: number | null) => string,
) =>
  [
    lines(components * order, (p) => line(p, Math.floor(p / order), p % order)),
    lines(components, (k) => line(components * order + k, k, null)),
  ].join('\n');

/** What a number of component k is multiplied by for its parameter: zeta^(m+1), as `powersAt` declares it, or 1. */
export const times = (m: number | null) => (m === null ? '' : ` * z${m}`);

export const sizeOf = ({ components, order }: Shape) => components * (order + 1);

const term = (array: readonly string[]) => array.join(' + ');

/** Declares z0, z1, ...: powers of the grid point numbered `r`. */
export const powersAt = ({ order }: Shape, r: string) => /* wgsl */ `
    let zeta = (2.0 * f32(${r}) - last) / last;
    ${powers(order).at(r, 'zeta', 'z')}`;

/** phi_k there, of the mixture `name`. */
const phi = ({ order }: Shape, name: string, k: number) => powers(order).exponent(`${name}${k}_`, 'z');

/**
 * Of parameters `from`[at], ...: coefficients with the fixed slopes, then in one pass over the grid psi_k and E_k[zeta^m]. Leaves
 * name_weight0, ... (w_k), name_shift0, ... (log w_k - psi_k) and name_mean0_0, ... as variables.
 */
export function declareMixture(shape: Shape, name: string, from: string, at: string): string {
  const { components, order } = shape;
  const offsets = componentOffsets(components);
  const all = Array.from({ length: components }, (_, k) => k);
  const eachPower = (line: (m: number) => string) => lines(order, line);
  return /* wgsl */ `
${eachComponent(shape, (k) =>
  [
    eachPower(
      (m) =>
        `  let ${name}${k}_${m} = ${from}[${at} + ${k * order + m}u]${m === 0 ? ` + f32(${offsets[k]})` : ''}; var ${name}_mean${k}_${m} = 0.0;`,
    ),
    `  let ${name}_logit${k} = ${from}[${at} + ${components * order + k}u]; var ${name}_top${k} = -1e38; var ${name}_sum${k} = 0.0;`,
  ].join('\n'),
)}
  for (var r = 0u; r < uniforms.grid_points; r++) {
    ${powersAt(shape, 'r')}
${eachComponent(
  shape,
  (k) => `    {
      let phi = ${phi(shape, name, k)};
      if (phi > ${name}_top${k}) {
        let shrink = exp(${name}_top${k} - phi);
        ${name}_sum${k} *= shrink;
${eachPower((m) => `        ${name}_mean${k}_${m} *= shrink;`)}
        ${name}_top${k} = phi;
      }
      let part = exp(phi - ${name}_top${k});
      ${name}_sum${k} += part;
${eachPower((m) => `      ${name}_mean${k}_${m} += part * z${m};`)}
    }`,
)}
  }
  let ${name}_most = ${all.reduce((most, k) => (most === '' ? `${name}_logit${k}` : `max(${most}, ${name}_logit${k})`), '')};
  let ${name}_total = ${term(all.map((k) => `exp(${name}_logit${k} - ${name}_most)`))};
${eachComponent(
  shape,
  (k) => `  let ${name}_weight${k} = exp(${name}_logit${k} - ${name}_most) / ${name}_total;
  let ${name}_shift${k} = ${name}_logit${k} - ${name}_most - logarithm(${name}_total) - ${name}_top${k} - logarithm(${name}_sum${k});
${eachPower((m) => `  ${name}_mean${k}_${m} /= ${name}_sum${k};`)}`,
)}`;
}

/** Declares at a grid point whose powers are declared name_part0, ...: log w_k p_k. */
export const declareLogParts = (shape: Shape, name: string) =>
  eachComponent(shape, (k) => `    let ${name}_part${k} = ${phi(shape, name, k)} + ${name}_shift${k};`);

/** And from them name_log, log q_r by its largest term, and name_share0, ..., rho_k. */
export function declareShares(shape: Shape, name: string): string {
  const all = Array.from({ length: shape.components }, (_, k) => k);
  return /* wgsl */ `
${declareLogParts(shape, name)}
    let ${name}_largest = ${all.reduce((most, k) => (most === '' ? `${name}_part${k}` : `max(${most}, ${name}_part${k})`), '')};
${eachComponent(shape, (k) => `    let ${name}_relative${k} = exp(${name}_part${k} - ${name}_largest);`)}
    let ${name}_all = ${term(all.map((k) => `${name}_relative${k}`))};
    let ${name}_log = ${name}_largest + logarithm(${name}_all);
${eachComponent(shape, (k) => `    let ${name}_share${k} = ${name}_relative${k} / ${name}_all;`)}`;
}

/** Of sums over shares, sum${p} of parameter p: that by a coefficient takes E_k[zeta^m] of its component's own off. */
export const centred = (
  { components, order }: Shape,
  name: string,
  sum: string,
  k: number,
  m: number | null,
) =>
  m === null
    ? `${sum}${components * order + k}`
    : `(${sum}${k * order + m} - ${name}_mean${k}_${m} * ${sum}${components * order + k})`;
