/** One safetensors part of a run file: facts by a schema, and tensors that must have the names and shapes that are expected. Knows no model. */
import * as v from 'valibot';
import type { ParameterValues } from '../../nn/parameters';
import { readSafetensors, type Precision } from '../../nn/safetensors';
import { wordsOf } from '../../schema/words-of';
import { checked } from './checked';
import { refusal } from './refusal';

type Shapes = ReadonlyMap<string, readonly number[]>;

export interface Tensors<F> {
  readonly facts: F;
  /** Tensors that were not taken yet; taking the last of them is up to `end`. */
  take(shapes: Shapes, called?: (name: string) => string): ParameterValues;
  /** Numbers of a tensor of one dimension; null where there is none. */
  list(name: string): Float32Array | null;
  /** Throws where there are tensors that nobody took. */
  end(): void;
}

/** A fact is a text of JSON. */
export const fact = <S extends v.GenericSchema<unknown, unknown>>(schema: S) =>
  v.pipe(v.string(), v.parseJson(), schema);

export function readTensors<S extends v.GenericSchema<unknown, unknown>>(
  part: string,
  bytes: Uint8Array,
  schema: S,
  precisions?: readonly Precision[],
): Tensors<v.InferOutput<S>> {
  const { metadata, shapes, values } = safetensors(part, bytes, precisions);
  const left = new Set(values.keys());
  const shapeOf = (name: string) => `[${shapes.get(name)?.join(', ') ?? 'nothing'}]`;
  return {
    facts: checked(schema, metadata, part),
    take(wanted, called = (name) => name) {
      return new Map(
        [...wanted].map(([name, shape]) => {
          const tensor = called(name);
          const numbers = values.get(tensor);
          const found = shapes.get(tensor);
          if (!numbers || found?.length !== shape.length || !shape.every((size, i) => size === found[i]))
            throw refusal(part, `${tensor} of the shape [${shape.join(', ')}]`, shapeOf(tensor));
          left.delete(tensor);
          return [name, numbers];
        }),
      );
    },
    list(name) {
      const numbers = values.get(name) ?? null;
      if (numbers && shapes.get(name)?.length !== 1)
        throw refusal(part, `${name} of one dimension`, shapeOf(name));
      left.delete(name);
      return numbers;
    },
    end() {
      const [name] = left;
      if (name !== undefined) throw refusal(part, 'no other tensors', name);
    },
  };
}

function safetensors(part: string, bytes: Uint8Array, precisions?: readonly Precision[]) {
  try {
    return readSafetensors(bytes, precisions);
  } catch (error) {
    throw refusal(part, 'safetensors', `a damaged part (${wordsOf(error)})`);
  }
}
