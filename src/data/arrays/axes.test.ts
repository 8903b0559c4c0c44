/** Axes in another order: every number comes to its place, in one block or in many, and no more is held than is said. */
import { describe, expect, it } from 'vitest';
import { firstAxisFastest, lastAxisFirst, reversed } from './axes';
import type { NumberArray, NumberType } from './number-array';

/** Numbers 0, 1, 2, ..., the last axis fastest; counts how often it is read. */
function counted(shape: readonly number[], type: NumberType = 'uint16') {
  const told = { passes: 0 };
  const length = shape.slice(1).reduce((product, size) => product * size, 1);
  const array: NumberArray = {
    ...{ name: 'x', shape, type },
    async each(visit) {
      told.passes++;
      for (let row = 0; row < shape[0]; row++)
        if (
          !(await visit(
            Float64Array.from({ length }, (_, i) => row * length + i),
            row,
          ))
        )
          return;
    },
  };
  return { array, told };
}

async function rowsOf(array: NumberArray): Promise<number[][]> {
  const rows: number[][] = [];
  await array.each((row) => rows.push([...Array.from(row)]) > 0);
  return rows;
}

describe('reversed', () => {
  const shape = [3, 4, 5, 7];
  const expected = Array.from({ length: 7 }, (_, d) =>
    Array.from({ length: 60 }, (_, at) => {
      const [c, b, a] = [Math.floor(at / 12), Math.floor(at / 3) % 4, at % 3];
      return ((a * 4 + b) * 5 + c) * 7 + d;
    }),
  );

  it.each([
    ['in one block', 2 ** 20, 1],
    ['in blocks of two rows', 2 * 60 * 4, 4],
    ['in blocks of three rows and more', 3 * 60 * 4 + 99, 3],
  ])('%s', async (_, bytes, passes) => {
    const { array, told } = counted(shape);
    const turned = reversed(array, bytes);
    expect(turned.shape).toEqual([7, 5, 4, 3]);
    expect(await rowsOf(turned)).toEqual(expected);
    expect(told.passes).toBe(passes);
  });

  it('stops with its visitor, after one block', async () => {
    const { array, told } = counted(shape);
    const seen: number[] = [];
    await reversed(array, 2 * 60 * 4).each((_, at) => seen.push(at) < 1);
    expect([seen, told.passes]).toEqual([[0], 1]);
  });

  it('gathers few rows of a large array for whoever wants only the first', async () => {
    let read = 0;
    const row = new Proxy<number[]>([], { get: () => ++read });
    const large: NumberArray = {
      ...{ name: 'x', shape: [2, 50_000_000], type: 'uint8' },
      each: async (visit) => void ((await visit(row, 0)) && (await visit(row, 1))),
    };
    const seen: number[] = [];
    await reversed(large).each((_, at) => seen.push(at) < 20);
    expect(seen).toHaveLength(20);
    expect(read).toBeLessThanOrEqual(2 * 1024);
  });

  it('refuses an array that would take many passes, and a row that is larger than a block', async () => {
    const { array } = counted(shape);
    await expect(rowsOf(reversed(array, 1))).resolves.toHaveLength(7);
    await expect(rowsOf(reversed(counted([3, 9]).array, 1))).rejects.toThrow(
      /^x, order in memory: expected at most 8 bytes where .+, got 108$/,
    );
    await expect(rowsOf(reversed(counted([2 ** 27, 1]).array))).rejects.toThrow(
      /^x, memory: expected at most 268435456 bytes a picture, got 536870912$/,
    );
  });

  it('keeps numbers of 32 bits, and more, exactly', async () => {
    for (const type of ['int32', 'uint32', 'float64', 'int64'] as const) {
      const { array } = counted([2, 3], type);
      const large: NumberArray = {
        ...array,
        each: (visit) =>
          array.each((row, at) =>
            visit(
              Array.from(row, (value) => value + 2 ** 31 - 3),
              at,
            ),
          ),
      };
      expect((await rowsOf(reversed(large))).flat().map((value) => value - 2 ** 31 + 3)).toEqual([
        0, 3, 1, 4, 2, 5,
      ]);
    }
  });
});

describe('the last axis first', () => {
  const expected = Array.from({ length: 4 }, (_, c) => Array.from({ length: 6 }, (_, at) => at * 4 + c));

  it('keeps the order of the others', async () => {
    const turned = lastAxisFirst(counted([2, 3, 4]).array);
    expect(turned.shape).toEqual([4, 2, 3]);
    expect(await rowsOf(turned)).toEqual(expected);
  });

  it('takes one pass over an array that has it so in its file, and gathers nothing', async () => {
    // MATLAB's [2, 3, 4] as its bytes come.
    const { array, told } = counted([4, 3, 2]);
    const turned = lastAxisFirst(firstAxisFastest(array));
    expect(turned.shape).toEqual([4, 2, 3]);
    expect((await rowsOf(turned))[1]).toEqual([6, 8, 10, 7, 9, 11]);
    expect(told.passes).toBe(1);
  });
});
