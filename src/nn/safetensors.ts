/** Parameters as a safetensors file: eight bytes of length, a JSON header, then float32 numbers. Knows names, shapes and bytes, no model. */
import type { ParameterValues } from './parameters';

export interface ParameterFile {
  /** Facts about the parameters, by name. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly shapes: ReadonlyMap<string, readonly number[]>;
  readonly values: ParameterValues;
}

interface Entry {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data_offsets: readonly [number, number];
}

const wayOut = 'use a file that this program wrote';

/** The bytes of a file; names keep their order. */
export function writeSafetensors({ metadata, shapes, values }: ParameterFile): Uint8Array {
  const header: Record<string, unknown> = { __metadata__: metadata };
  let end = 0;
  for (const [name, numbers] of values) {
    const from = end;
    end += numbers.byteLength;
    header[name] = { dtype: 'F32', shape: shapes.get(name), data_offsets: [from, end] };
  }
  const text = new TextEncoder().encode(JSON.stringify(header));
  // The numbers begin at a multiple of eight, as the format asks; blanks may end the header.
  const length = Math.ceil(text.length / 8) * 8;
  const bytes = new Uint8Array(8 + length + end).fill(0x20, 8, 8 + length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(length), true);
  bytes.set(text, 8);
  let at = 8 + length;
  for (const numbers of values.values()) {
    bytes.set(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength), at);
    at += numbers.byteLength;
  }
  return bytes;
}

/** Reads a file of float32 parameters; throws an Error that says what is wrong with another. */
export function readSafetensors(bytes: Uint8Array): ParameterFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = bytes.length < 8 ? Infinity : Number(view.getBigUint64(0, true));
  if (!(8 + length <= bytes.length))
    throw new Error(
      `parameters: expected a safetensors file, got ${bytes.length} bytes of another kind; ${wayOut}`,
    );
  const { __metadata__: metadata = {}, ...entries } = headerOf(bytes.subarray(8, 8 + length));
  const shapes = new Map<string, readonly number[]>();
  const values = new Map<string, Float32Array>();
  for (const [name, entry] of Object.entries(entries)) {
    const {
      dtype,
      shape,
      data_offsets: [from, end],
    } = entry as Entry;
    const count = shape.reduce((product, n) => product * n, 1);
    const inside = from >= 0 && 8 + length + end <= bytes.length;
    if (dtype !== 'F32' || end - from !== 4 * count || !inside)
      throw new Error(`parameters: expected ${count} float32 numbers of ${name}, got others; ${wayOut}`);
    shapes.set(name, shape);
    // A copy of its own, aligned; a Buffer's slice would be none.
    const own = new Uint8Array(bytes.subarray(8 + length + from, 8 + length + end));
    values.set(name, new Float32Array(own.buffer));
  }
  return { metadata: metadata as Record<string, string>, shapes, values };
}

function headerOf(bytes: Uint8Array): Record<string, unknown> {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as Record<string, unknown>;
  } catch {
    throw new Error(`parameters: expected a header in JSON, got something else; ${wayOut}`);
  }
}
