/** MAT v5 files of any variables, made of numbers. Only tests import this. */
import { deflateSync } from 'node:zlib';
import { joinedBytes } from './test-files';

/** Numbers of the classes and of the types that they are stored as. */
const classes = {
  cell: 1,
  struct: 2,
  char: 4,
  sparse: 5,
  double: 6,
  single: 7,
  int8: 8,
  uint8: 9,
  int16: 10,
  int32: 12,
  uint64: 15,
};
const types = { int8: 1, uint8: 2, int16: 3, uint16: 4, int32: 5, single: 7, double: 9, uint64: 13 };

const views = {
  int8: (view: DataView, at: number, value: number) => view.setInt8(at, value),
  uint8: (view: DataView, at: number, value: number) => view.setUint8(at, value),
  int16: (view: DataView, at: number, value: number, little: boolean) => view.setInt16(at, value, little),
  uint16: (view: DataView, at: number, value: number, little: boolean) => view.setUint16(at, value, little),
  int32: (view: DataView, at: number, value: number, little: boolean) => view.setInt32(at, value, little),
  single: (view: DataView, at: number, value: number, little: boolean) => view.setFloat32(at, value, little),
  double: (view: DataView, at: number, value: number, little: boolean) => view.setFloat64(at, value, little),
  uint64: (view: DataView, at: number, value: number, little: boolean) =>
    view.setBigUint64(at, BigInt(value), little),
};
const sizes = { int8: 1, uint8: 1, int16: 2, uint16: 2, int32: 4, single: 4, double: 8, uint64: 8 };

export interface MatVariable {
  readonly name: string;
  readonly shape: readonly number[];
  /** The first axis fastest. */
  readonly numbers: ArrayLike<number>;
  readonly class?: keyof typeof classes;
  /** What the numbers are stored as; its own class unless said. */
  readonly stored?: keyof typeof types;
  /** 2 for truth, 8 for complex numbers. */
  readonly flags?: number;
  /** Of a structure. */
  readonly fields?: readonly MatVariable[];
}

function numbersOf(numbers: ArrayLike<number>, type: keyof typeof types, little: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(numbers.length * sizes[type]));
  for (let i = 0; i < numbers.length; i++) views[type](view, i * sizes[type], numbers[i], little);
  return new Uint8Array(view.buffer);
}

export function matOf(
  variables: readonly MatVariable[],
  { little = true, packed = true } = {},
): Uint8Array<ArrayBuffer> {
  const words = (values: readonly number[]) => numbersOf(values, 'int32', little);
  const element = (type: number, bytes: Uint8Array) =>
    // As MATLAB does: up to four bytes stand in the tag.
    bytes.length > 0 && bytes.length <= 4
      ? joinedBytes(words([bytes.length * 65536 + type]), bytes, new Uint8Array(4 - bytes.length))
      : joinedBytes(words([type, bytes.length]), bytes, new Uint8Array((8 - (bytes.length % 8)) % 8));
  const longest = 32;
  const fieldsOf = (fields: readonly MatVariable[]) => {
    const names = fields.map(({ name }) => new TextEncoder().encode(name.padEnd(longest, '\0')));
    return [
      element(5, words([longest])),
      element(1, joinedBytes(...names)),
      ...fields.map((field) => matrix({ ...field, name: '' })),
    ];
  };
  const matrix = (variable: MatVariable): Uint8Array => {
    const { name, shape, numbers, flags = 0, class: own = 'double' } = variable;
    const stored = variable.stored ?? (own in types ? (own as keyof typeof types) : 'uint8');
    const body = joinedBytes(
      element(6, words([classes[own] + flags * 256, 0])),
      element(5, words(shape)),
      element(1, new TextEncoder().encode(name)),
      ...(variable.fields
        ? fieldsOf(variable.fields)
        : [element(types[stored], numbersOf(numbers, stored, little))]),
    );
    return joinedBytes(words([14, body.length]), body);
  };
  const variable = (whole: Uint8Array) => {
    if (!packed) return whole;
    const bytes = deflateSync(whole);
    return joinedBytes(words([15, bytes.length]), bytes);
  };
  const header = new Uint8Array(128).fill(32);
  header.set(new TextEncoder().encode('MATLAB 5.0 MAT-file'));
  header.set(little ? [0, 1, 0x49, 0x4d] : [1, 0, 0x4d, 0x49], 124);
  return joinedBytes(header, ...variables.map((one) => variable(matrix(one))));
}
