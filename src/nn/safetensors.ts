/** Parameters as a safetensors file: eight bytes of length, a JSON header, then float32 or float16 numbers. Knows names, shapes and bytes, no model. */
import * as v from 'valibot';
import { float16Bits, ofFloat16Bits } from '../math/float16';
import type { ParameterValues } from './parameters';

interface ParameterFile {
  /** Facts about the parameters, by name. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly shapes: ReadonlyMap<string, readonly number[]>;
  readonly values: ParameterValues;
}

/** The kinds of numbers, by their names in the format. */
const precisions = {
  F32: {
    name: 'float32',
    bytes: 4,
    write: (numbers: Float32Array) => new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength),
    // A copy of its own: Node's buffers share their memory, slices of them too.
    read: (bytes: Uint8Array) => new Float32Array(Uint8Array.from(bytes).buffer),
  },
  F16: {
    name: 'float16',
    bytes: 2,
    write(numbers: Float32Array) {
      const halves = new Uint16Array(numbers.length);
      for (let i = 0; i < numbers.length; i++) halves[i] = float16Bits(numbers[i]);
      return new Uint8Array(halves.buffer);
    },
    // Loops: a file has millions of numbers.
    read(bytes: Uint8Array) {
      const halves = new Uint16Array(Uint8Array.from(bytes).buffer);
      const numbers = new Float32Array(halves.length);
      for (let i = 0; i < halves.length; i++) numbers[i] = ofFloat16Bits(halves[i]);
      return numbers;
    },
  },
} as const;

export type Precision = keyof typeof precisions;

const entrySchema = v.object({
  dtype: v.picklist(['F32', 'F16']),
  shape: v.array(v.pipe(v.number(), v.integer(), v.minValue(0))),
  data_offsets: v.tuple([v.pipe(v.number(), v.integer()), v.pipe(v.number(), v.integer())]),
});
const headerSchema = v.objectWithRest(
  { __metadata__: v.optional(v.record(v.string(), v.string()), {}) },
  v.unknown(),
);

const wayOut = 'use a file that this program wrote';

/** The bytes of a file; names keep their order. */
export function writeSafetensors(
  { metadata, shapes, values }: ParameterFile,
  precision: Precision = 'F32',
): Uint8Array {
  const header: Record<string, unknown> = { __metadata__: metadata };
  const { bytes: size, write } = precisions[precision];
  let end = 0;
  for (const [name, { length }] of values) {
    const from = end;
    end += size * length;
    header[name] = { dtype: precision, shape: shapes.get(name), data_offsets: [from, end] };
  }
  const text = new TextEncoder().encode(JSON.stringify(header));
  // The numbers begin at a multiple of eight, as the format asks; blanks may end the header.
  const length = Math.ceil(text.length / 8) * 8;
  const bytes = new Uint8Array(8 + length + end).fill(0x20, 8, 8 + length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(length), true);
  bytes.set(text, 8);
  let at = 8 + length;
  for (const numbers of values.values()) {
    bytes.set(write(numbers), at);
    at += size * numbers.length;
  }
  return bytes;
}

/** Reads a file of parameters of that precision, as float32; throws an Error that says what is wrong with another. */
export function readSafetensors(bytes: Uint8Array, allowed: readonly Precision[] = ['F32']): ParameterFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = bytes.length < 8 ? Infinity : Number(view.getBigUint64(0, true));
  if (!(8 + length <= bytes.length))
    throw new Error(
      `parameters: expected a safetensors file, got ${bytes.length} bytes of another kind; ${wayOut}`,
    );
  const { __metadata__: metadata, ...entries } = headerOf(bytes.subarray(8, 8 + length));
  const shapes = new Map<string, readonly number[]>();
  const values = new Map<string, Float32Array>();
  const words = allowed.map((one) => precisions[one].name).join(' or ');
  // Tensors that share their numbers would be more than the file has.
  let room = bytes.length - 8 - length;
  for (const [name, entry] of Object.entries(entries)) {
    const read = v.safeParse(entrySchema, entry);
    const [from, end] = read.success ? read.output.data_offsets : [0, -1];
    const shape = read.success ? read.output.shape : [];
    const count = shape.reduce((product, n) => product * n, 1);
    const precision = read.success && allowed.includes(read.output.dtype) ? read.output.dtype : null;
    const { bytes: size, read: numbersOf } = precisions[precision ?? 'F32'];
    room -= size * count;
    if (
      precision === null ||
      end - from !== size * count ||
      from < 0 ||
      8 + length + end > bytes.length ||
      room < 0
    )
      throw new Error(`parameters: expected ${words} numbers of ${name}, got others; ${wayOut}`);
    shapes.set(name, shape);
    values.set(name, numbersOf(bytes.subarray(8 + length + from, 8 + length + end)));
  }
  return { metadata, shapes, values };
}

function headerOf(bytes: Uint8Array): v.InferOutput<typeof headerSchema> {
  try {
    return v.parse(headerSchema, JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch {
    throw new Error(`parameters: expected a safetensors header, got something else; ${wayOut}`);
  }
}
