/** Parameters survive a file bit for bit, and other files are refused in words. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSafetensors, writeSafetensors } from './safetensors';

const file = {
  metadata: { about: 'two parameters, ζ' },
  shapes: new Map<string, readonly number[]>([
    ['encoder/0/weights', [2, 3]],
    ['encoder/0/biases', [3]],
  ]),
  values: new Map([
    ['encoder/0/weights', Float32Array.of(1.5, -0, NaN, Infinity, 1e-45, 3)],
    ['encoder/0/biases', Float32Array.of(0.1, 0.2, 0.3)],
  ]),
};

describe('safetensors', () => {
  test('gives back names, shapes, facts and bits', () => {
    expect(readSafetensors(writeSafetensors(file))).toEqual(file);
  });

  test('lays a file out as the format says: length, header, then numbers in order of the names', () => {
    const bytes = writeSafetensors(file);
    const length = Number(new DataView(bytes.buffer).getBigUint64(0, true));
    expect(length % 8).toBe(0);
    const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)));
    expect(header['encoder/0/biases']).toEqual({ dtype: 'F32', shape: [3], data_offsets: [24, 36] });
    expect(new DataView(bytes.buffer).getFloat32(8 + length + 24, true)).toBe(Math.fround(0.1));
    expect(bytes).toHaveLength(8 + length + 36);
  });

  test('float16 takes half the bytes, comes back rounded, and is read only where it is allowed', () => {
    const bytes = writeSafetensors(file, 'F16');
    const length = Number(new DataView(bytes.buffer).getBigUint64(0, true));
    const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)));
    expect(header['encoder/0/biases']).toEqual({ dtype: 'F16', shape: [3], data_offsets: [12, 18] });
    expect(bytes).toHaveLength(8 + length + 18);
    const read = readSafetensors(bytes, ['F32', 'F16']);
    expect(read.shapes).toEqual(file.shapes);
    expect(read.values.get('encoder/0/weights')).toEqual(Float32Array.of(1.5, -0, NaN, Infinity, 0, 3));
    expect(read.values.get('encoder/0/biases')![0]).toBe(Math.fround(0.0999755859375));
    expect(() => readSafetensors(bytes)).toThrow('expected float32 numbers of encoder/0/weights, got others');
    expect(() => readSafetensors(writeSafetensors(file), ['F16'])).toThrow('expected float16 numbers');
  });

  test('refuses every shorter file and another kind of number', () => {
    const bytes = writeSafetensors(file);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: bytes.length - 1 }), (end) => {
        expect(() => readSafetensors(bytes.subarray(0, end))).toThrow(/^parameters: expected/);
      }),
    );
    const text = new TextDecoder('latin1').decode(bytes).replaceAll('F32', 'F64');
    const other = text.replaceAll('F64', 'F32').replace('[2,3]', 'null ');
    expect(() => readSafetensors(Uint8Array.from(other, (c) => c.charCodeAt(0)))).toThrow(
      'of encoder/0/weights',
    );
    const wider = Uint8Array.from(text, (c) => c.charCodeAt(0));
    expect(() => readSafetensors(wider)).toThrow('expected float32 numbers of encoder/0/weights');
  });

  test.each([
    ['lie between two bytes', 'encoder/0/biases', [24.5, 36.5]],
    ['are those of another', 'encoder/0/biases', [0, 12]],
  ])('refuses numbers that %s', (_, name, offsets) => {
    const bytes = Buffer.from(writeSafetensors(file));
    const length = Number(bytes.readBigUInt64LE(0));
    const header = JSON.parse(bytes.toString('utf8', 8, 8 + length));
    header[name].data_offsets = offsets;
    const text = Buffer.from(JSON.stringify(header).padEnd(length));
    // Of the numbers that are shared there is only one parameter's.
    const data = offsets[0] === 0 ? bytes.subarray(8 + length, -12) : [...bytes.subarray(8 + length), 0];
    const size = Buffer.alloc(8);
    size.writeBigUInt64LE(BigInt(text.length));
    expect(() => readSafetensors(Buffer.concat([size, text, Buffer.from(data)]))).toThrow(
      `float32 numbers of ${name}`,
    );
  });
});
