/** A model's trainable parameters: named, ordered variables, and their plain-number copies. Knows no model and no optimiser. */
import { tf, type Variable } from '../gpu/tf';
import { keyOf, threefryInto, toUniform } from '../math/random';
import type { ParameterShape } from './parameter-shape';

/** Numbers of all parameters, by name: what checkpoints hold. */
export type ParameterValues = ReadonlyMap<string, Float32Array>;

export interface Parameters {
  readonly shapes: readonly ParameterShape[];
  readonly variables: ReadonlyMap<string, Variable>;
}

function elements(shape: readonly number[]): number {
  return shape.reduce((product, n) => product * n, 1);
}

/** Inputs and outputs that a weight's neighbours have, together: of a filter [.., in, out], each pixel of it counts, as in TensorFlow's glorot_uniform. */
const fans = (shape: readonly number[]): number =>
  elements(shape.slice(0, -2)) * (shape[shape.length - 2] + shape[shape.length - 1]);

/**
 * Initial numbers: zeros, or Xavier uniform (Glorot and Bengio 2010), U(-a, a) with a = sqrt(6 / (fanIn + fanOut)).
 * The draw of element e of the parameter at index p is counter (p, e) under key (seed, '<model>/init').
 */
export function initialValues(
  shapes: readonly ParameterShape[],
  seed: number,
  model: string,
): ParameterValues {
  const key = keyOf(seed, `${model}/init`);
  const words = new Uint32Array(2);
  return new Map(
    shapes.map(({ name, shape, initial }, index) => {
      const values = new Float32Array(elements(shape));
      if (initial === 'xavier') {
        const limit = Math.sqrt(6 / fans(shape));
        for (let e = 0; e < values.length; e++) {
          threefryInto(words, key[0], key[1], index, e);
          values[e] = (2 * toUniform(words[0]) - 1) * limit;
        }
      }
      return [name, values];
    }),
  );
}

/** Variables that hold `values`; names the first parameter whose length does not fit its shape. */
export function createParameters(shapes: readonly ParameterShape[], values: ParameterValues): Parameters {
  const variables = new Map<string, Variable>();
  for (const { name, shape } of shapes) {
    const numbers = values.get(name);
    if (numbers?.length !== elements(shape))
      throw new Error(
        `parameter ${name}: expected ${elements(shape)} numbers, got ${numbers?.length ?? 'none'}`,
      );
    variables.set(
      name,
      tf.tidy(() => tf.variable(tf.tensor(numbers, [...shape]))),
    );
  }
  return { shapes, variables };
}

/** Copies all parameters from the device. */
export async function readParameters(parameters: Parameters): Promise<ParameterValues> {
  const entries = [...parameters.variables].map(
    async ([name, variable]) => [name, Float32Array.from(await variable.data())] as const,
  );
  return new Map(await Promise.all(entries));
}

export function disposeParameters(parameters: Parameters): void {
  for (const variable of parameters.variables.values()) variable.dispose();
}

/** Names of those that Adam trains. */
export const trainedNames = ({ shapes }: Pick<Parameters, 'shapes'>): readonly string[] =>
  shapes.filter(({ trained = true }) => trained).map(({ name }) => name);

/** The variable of that name. */
export function parameter(parameters: Parameters, name: string): Variable {
  const variable = parameters.variables.get(name);
  if (!variable)
    throw new Error(`parameter: expected one of ${[...parameters.variables.keys()].join(', ')}, got ${name}`);
  return variable;
}
