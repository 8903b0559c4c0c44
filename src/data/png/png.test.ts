import { deflateSync } from 'node:zlib';
import { decode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { threefry2x32 } from '../../math/random';
import { crc32 } from '../bytes/crc32';
import { DataError } from '../dataset';
import { decodePng } from './png';
import { unpackedBytes } from './png-rows';
import { joinedBytes } from '../testing/test-files';

const word = (value: number) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];

function chunk(type: string, body: ArrayLike<number>): Uint8Array {
  const named = joinedBytes(new TextEncoder().encode(type), body);
  return joinedBytes(word(body.length), named, word(crc32(named)));
}

const channelsOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const random = (length: number, seed: number) =>
  Uint8Array.from({ length }, (_, i) => threefry2x32([7, seed], [i, 0])[0]);

interface Made {
  readonly width: number;
  readonly height: number;
  readonly type: number;
  readonly depth: number;
  readonly interlaced?: boolean;
  readonly transparent?: ArrayLike<number>;
  readonly pixels?: (bytes: Uint8Array) => void;
}

/** Of random pixels under random filters. */
function made({
  width,
  height,
  type,
  depth,
  interlaced = false,
  transparent,
  pixels,
}: Made): Uint8Array<ArrayBuffer> {
  const layout = { width, height, depth, channels: channelsOf[type], interlaced };
  const bytes = random(unpackedBytes(layout), width + 100 * depth + type);
  // Every byte that names a filter is one: the rows of an interlaced picture are many, so all bytes are small there.
  if (interlaced) bytes.forEach((value, i) => (bytes[i] = value % 5));
  const row = 1 + Math.ceil((width * depth * layout.channels) / 8);
  if (!interlaced) for (let at = 0; at < bytes.length; at += row) bytes[at] %= 5;
  pixels?.(bytes);
  return joinedBytes(
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    chunk('IHDR', [...word(width), ...word(height), depth, type, 0, 0, interlaced ? 1 : 0]),
    chunk('gAMA', word(45455)),
    ...(type === 3 ? [chunk('PLTE', random(3 * 2 ** depth, 1))] : []),
    ...(transparent ? [chunk('tRNS', transparent)] : []),
    // In two, at any place.
    ...(() => {
      const packed = deflateSync(bytes);
      return [chunk('IDAT', packed.subarray(0, 5)), chunk('IDAT', packed.subarray(5))];
    })(),
    chunk('IEND', []),
  );
}

/** What another decoder makes of it, on black. */
function others(png: Uint8Array): { readonly sums: number[]; readonly alpha: number[] } {
  const { width, height, data, channels, depth, palette, transparency } = decode(png);
  const row = Math.ceil((width * channels * depth) / 8);
  const value = (y: number, i: number) => {
    if (depth >= 8) return data[y * width * channels + i];
    const byte = data[y * row + ((i * depth) >> 3)];
    return (byte >> (8 - depth - ((i * depth) % 8))) & (2 ** depth - 1);
  };
  const alphas: number[] = [];
  const sums = Array.from({ length: width * height }, (_, pixel) => {
    const [y, x] = [Math.floor(pixel / width), pixel % width];
    const raw = Array.from({ length: channels }, (_, k) => value(y, x * channels + k));
    const bytes = raw.map((part) => (palette ? part : Math.round((part * 255) / (2 ** depth - 1))));
    const colour = palette ? palette[raw[0]] : channels < 3 ? [bytes[0], bytes[0], bytes[0]] : bytes;
    const isClear = transparency?.length === channels && raw.every((part, k) => part === transparency[k]);
    const own = palette ? (colour[3] ?? 255) : channels % 2 === 0 ? bytes[channels - 1] : isClear ? 0 : 255;
    alphas.push(own);
    return Math.round(((colour[0] + colour[1] + colour[2]) * own) / 255);
  });
  return { sums, alpha: alphas };
}

const kinds = [0, 2, 3, 4, 6].flatMap((type) =>
  (type === 0 ? [1, 2, 4, 8, 16] : type === 3 ? [1, 2, 4, 8] : [8, 16]).map(
    (depth) => [type, depth] as const,
  ),
);

describe('a PNG', () => {
  it.each(kinds)('of type %i and depth %i has the pixels that another decoder finds', async (type, depth) => {
    for (const [width, height] of [
      [1, 1],
      [5, 3],
      [17, 9],
      [33, 20],
    ])
      // Interlaced rows of less than a byte are not aligned alike by that decoder.
      for (const interlaced of depth < 8 ? [false] : [false, true]) {
        const png = made({ width, height, type, depth, interlaced });
        const { sums, alpha } = others(png);
        const found = await decodePng('x', png);
        expect([...found.sums]).toEqual(sums);
        expect([...(found.alpha ?? new Uint8Array(sums.length).fill(255))]).toEqual(alpha);
        expect(found.alpha === undefined).toBe(alpha.every((part) => part === 255));
      }
  });

  it('may have one transparent grey or colour, or a palette of them', async () => {
    const grey = made({ width: 30, height: 30, type: 0, depth: 2, transparent: [0, 2] });
    const palette = made({ width: 30, height: 30, type: 3, depth: 4, transparent: random(9, 3) });
    const colour = made({
      ...{ width: 4, height: 4, type: 2, depth: 8, transparent: [0, 7, 0, 8, 0, 9] },
      pixels: (bytes) => bytes.set([0, 7, 8, 9], 13),
    });
    for (const png of [grey, palette, colour]) {
      const found = await decodePng('x', png);
      const { sums, alpha } = others(png);
      expect([...found.sums]).toEqual(sums);
      expect([...found.alpha!]).toEqual(alpha);
    }
  });

  it('that is large is unpacked in parts, to the same pixels, and hears a stop', async () => {
    const size = { width: 700, height: 600, type: 6, depth: 8 };
    const png = made(size);
    let pauses = 0;
    const found = await decodePng('x', png, { breathe: async () => void pauses++ });
    expect([...found.sums]).toEqual(others(png).sums);
    expect(pauses).toBe(1);
    const stopper = new AbortController();
    const breathe = async () => stopper.abort(new Error('stopped'));
    await expect(decodePng('x', png, { signal: stopper.signal, breathe })).rejects.toThrow('stopped');
  });

  it('of more pixels than its header says, or fewer, is refused', async () => {
    for (const side of [8, 900]) {
      const png = made({ width: side, height: side, type: 0, depth: 8 });
      for (const [height, got] of [
        [side - 1, 'more'],
        [side + 1, String(side * (side + 1))],
      ] as const) {
        const other = png.slice();
        new DataView(other.buffer).setUint32(20, height);
        new DataView(other.buffer).setUint32(29, crc32(other.subarray(12, 29)));
        await expect(decodePng('x', other)).rejects.toThrow(
          `x, PNG pixels: expected ${height * (side + 1)} bytes, got ${got}`,
        );
      }
    }
  });

  it('whose packed pixels cannot be as many is refused before there is room for them', async () => {
    const png = made({ width: 8, height: 8, type: 0, depth: 8 });
    new DataView(png.buffer).setUint32(16, 8000);
    new DataView(png.buffer).setUint32(20, 8000);
    mendChecksums(png);
    await expect(decodePng('x', png)).rejects.toThrow(
      /^x, PNG pixels: expected 64008000 bytes, got \d+ packed ones, which give fewer$/,
    );
  });

  it.each<[string, (png: Uint8Array) => void, RegExp]>([
    ['a byte of its pixels', (png) => (png[png.length - 20] ^= 1), /a damaged one \(checksum of IDAT\)$/],
    ['its depth', (png) => (png[24] = 3), /^x, PNG depth: expected 1, 2, 4, 8, 16, got 3$/],
    ['its colour type', (png) => (png[25] = 5), /^x, PNG colour type: expected 0, 2, 3, 4 or 6, got 5$/],
  ])('whose damage is %s is refused', async (_, damage, message) => {
    const png = made({ width: 9, height: 9, type: 0, depth: 8 });
    damage(png);
    await expect(decodePng('x', png)).rejects.toThrow(message);
  });

  it('with a filter or a colour that there is none of is refused', async () => {
    const filter = made({ width: 9, height: 9, type: 0, depth: 8, pixels: (bytes) => (bytes[10] = 5) });
    await expect(decodePng('x', filter)).rejects.toThrow(/^x, PNG filter: expected 0 to 4, got 5$/);
  });

  it('ends in a clear error or a picture, 1000 times, though its checksums are true', async () => {
    const sizes = [
      { width: 12, height: 9, type: 6, depth: 8 },
      { width: 21, height: 5, type: 3, depth: 2, transparent: [9, 8, 7] },
      { width: 9, height: 9, type: 2, depth: 16, interlaced: true },
      { width: 300, height: 300, type: 2, depth: 8 },
    ];
    const pngs = sizes.map(made);
    let refused = 0;
    for (let round = 0; round < 1000; round++) {
      const png = pngs[round % pngs.length].slice();
      const [a, b] = threefry2x32([3, 9], [round, 0]);
      // Near the header more often than not.
      const at = 8 + (a % (a & 1 ? 100 : png.length - 8));
      for (let k = 0; k <= b % 3; k++) png[Math.min(at + k, png.length - 1)] ^= 1 << ((b >>> (3 + k)) & 7);
      const given = b % 5 === 0 ? png.slice(0, at) : png;
      mendChecksums(given);
      try {
        const { width, height, sums } = await decodePng('x', given);
        expect(sums).toHaveLength(width * height);
        expect(sums.every((sum) => sum <= 765)).toBe(true);
      } catch (error) {
        expect(error).toBeInstanceOf(DataError);
        expect((error as Error).message).toMatch(/^x.*: expected .+, got /);
        refused++;
      }
    }
    expect(refused).toBeGreaterThan(300);
  });
});

function mendChecksums(png: Uint8Array): void {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  for (let at = 8; at + 12 <= png.length;) {
    const end = at + 12 + view.getUint32(at);
    if (end > png.length) return;
    view.setUint32(end - 4, crc32(png.subarray(at + 4, end - 4)));
    at = end;
  }
}
