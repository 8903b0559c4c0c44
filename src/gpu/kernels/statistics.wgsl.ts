/** Statistics of a grid point in WGSL: powers of zeta by multiplication (section 3.2), or any from a table [order, grid_points] in a buffer of their own. Text only. */

export interface StatisticsText {
  /** Buffers that it takes between a program's inputs and its outputs. */
  readonly buffers: readonly string[];
  /** Declares `name`0, `name`1, ... at the grid point numbered `r`, of value `zeta`. */
  at(r: string, zeta: string, name: string): string;
  /** sum_m coefficient_m f_m there, an expression. */
  exponent(coefficient: string, name: string): string;
}

const numbers = (order: number) => Array.from({ length: order }, (_, m) => m);

/** f_m = zeta^m, m = 1 ... order, and the exponent by Horner's rule. */
export const powers = (order: number): StatisticsText => ({
  buffers: [],
  at: (_, zeta, name) =>
    numbers(order)
      .map((m) => `let ${name}${m} = ${m === 0 ? zeta : `${name}${m - 1} * ${name}0`};`)
      .join('\n'),
  exponent: (coefficient, name) =>
    numbers(order).reduceRight(
      (sum, m) => (sum === '' ? `${coefficient}${m} * ${name}0` : `(${coefficient}${m} + ${sum}) * ${name}0`),
      '',
    ),
});

/** f_m from the table. */
export const tabled = (order: number): StatisticsText => ({
  buffers: ['table'],
  at: (r, _, name) =>
    numbers(order)
      .map((m) => `let ${name}${m} = table[${m}u * uniforms.grid_points + ${r}];`)
      .join('\n'),
  exponent: (coefficient, name) =>
    numbers(order)
      .map((m) => `${coefficient}${m} * ${name}${m}`)
      .join(' + '),
});

/** Declares buffers in order, the uniforms last: those before `firstOutput` are read, the others written too. */
export const bindings = (buffers: readonly string[], firstOutput: number): string =>
  [
    ...buffers.map(
      (name, i) =>
        `@group(0) @binding(${i}) var<storage, ${i < firstOutput ? 'read' : 'read_write'}> ${name} : array<f32>;`,
    ),
    `@group(0) @binding(${buffers.length}) var<uniform> uniforms : Uniforms;`,
  ].join('\n');
