/** A figure is counted the same wherever it is, and what a GPU cannot do is done here, with the reason. */
import { describe, expect, it } from 'vitest';
import { countConcrete } from '../../math/concrete-counts';
import { CHECKED, mostMoved } from './count-check';
import { countFigure, type CountMessage, type OpenCounter } from './count-figure';
import type { CountPlace } from './lab-settings';
import { drawingKey, paperFigures, SAMPLES, type Counted } from './paper-figures';
import { placeWords } from './triangles-words';

const CELLS = 820;
const { alpha, temperatures } = paperFigures[2];

/** A GPU played by the processor; `spoil` changes or refuses the part that begins at a sample. */
function played(spoil: (part: Uint32Array[], first: number, count: number) => void = () => undefined) {
  const ends: string[] = [];
  const asked: [number, number][] = [];
  const open: OpenCounter = (drawing) =>
    Promise.resolve({
      adapter: 'a played GPU',
      end: () => ends.push('ended'),
      async count(first, count) {
        asked.push([first, count]);
        const part = drawing.temperatures.map(() => new Uint32Array(CELLS));
        countConcrete(part, drawing.alpha, drawing.temperatures, drawing.key, first, count, drawing.n);
        spoil(part, first, count);
        return part;
      },
    });
  return { open, ends, asked };
}

async function countAll(open: OpenCounter, place: CountPlace = 'automatic', begun?: Counted) {
  const messages: CountMessage[] = [];
  const nothing = { samples: 0, counts: temperatures.map(() => new Uint32Array(CELLS)) };
  const from = begun ?? { ...nothing, onGpu: 0, adapter: '', reason: '' };
  await countFigure({ figure: '2', place, ...from }, open, (message) => messages.push(message));
  const counted = messages.filter((message): message is Counted => 'samples' in message);
  return { last: counted.at(-1)!, counted, first: messages[0] };
}

const none: OpenCounter = () => Promise.reject(new Error('WebGPU has no adapter here'));

/** What all of it must come to, wherever it is counted. */
const whole = temperatures.map(() => new Uint32Array(CELLS));
countConcrete(whole, alpha, temperatures, drawingKey, 0, SAMPLES, 40);

describe('a figure', () => {
  it('is counted on a GPU in parts that follow each other, after a check', async () => {
    const { open, asked, ends } = played();
    const { last, first } = await countAll(open);
    expect(first).toHaveProperty('masses');
    expect(last).toMatchObject({ samples: SAMPLES, onGpu: SAMPLES, adapter: 'a played GPU', reason: '' });
    expect(last.counts).toEqual(whole);
    expect(asked[0]).toEqual([0, CHECKED]);
    expect(asked.slice(1).reduce((next, [from, count]) => (from === next ? from + count : NaN), 0)).toBe(
      SAMPLES,
    );
    expect(Math.max(...asked.map(([, count]) => count))).toBeLessThanOrEqual(65_536);
    expect(ends).toHaveLength(1);
    expect(placeWords(last)).toBe('Counted on the GPU (a played GPU).');
  });

  it('is counted in a worker where there is no GPU, or where that is asked for', async () => {
    const { last } = await countAll(none);
    expect(last.counts).toEqual(whole);
    expect(placeWords(last)).toBe('Counted in a worker of the page: WebGPU has no adapter here.');
    const { open, asked } = played();
    expect(placeWords((await countAll(open, 'worker')).last)).toBe(
      'Counted in a worker of the page: it was asked for.',
    );
    expect(asked).toEqual([]);
  });

  it('is not counted on a GPU whose samples stand in other cells', async () => {
    const { open, ends } = played((part) => {
      // Eleven samples of one triangle, in the cell beside.
      const from = part[3].findIndex((count) => count >= 11);
      part[3][from] -= 11;
      part[3][from + 1] += 11;
    });
    const { last } = await countAll(open);
    expect(ends).toHaveLength(1);
    expect(last).toMatchObject({ onGpu: 0, adapter: '' });
    expect(last.counts).toEqual(whole);
    expect(placeWords(last)).toMatch(/puts 11 of 10000 samples into other cells than the processor/);
  });

  it('goes on in a worker where the GPU is lost, or loses samples, and counts none twice', async () => {
    for (const [lose, words] of [
      [
        () => {
          throw new Error('the GPU was lost (unplugged)');
        },
        /^\d{3},\d{3} samples each counted on the GPU \(a played GPU\), the others in a worker of the page: the GPU was lost \(unplugged\)\.$/,
      ],
      [(part: Uint32Array[]) => part[1].fill(0), /lost samples\.$/],
    ] as const) {
      const { open, ends } = played((part, first) => {
        if (first > 400_000) lose(part);
      });
      const { last } = await countAll(open);
      expect(ends).toHaveLength(1);
      expect(last.counts).toEqual(whole);
      expect(last.onGpu).toBeGreaterThan(0);
      expect(last.onGpu).toBeLessThan(SAMPLES);
      expect(placeWords(last)).toMatch(words);
    }
  });

  it('goes on from what was counted, and posts copies', async () => {
    const half = temperatures.map(() => new Uint32Array(CELLS));
    countConcrete(half, alpha, temperatures, drawingKey, 0, 500_000, 40);
    const begun = { samples: 500_000, counts: half, onGpu: 500_000, adapter: 'a GPU of before', reason: '' };
    const { last, counted } = await countAll(none, 'automatic', begun);
    expect(last.counts).toEqual(whole);
    expect(placeWords(last)).toMatch(/^500,000 samples each counted on the GPU \(a GPU of before\)/);
    for (const { samples, counts } of counted)
      expect(counts.map((row) => row.reduce((sum, count) => sum + count))).toEqual(
        temperatures.map(() => samples),
      );
    expect(half[0].reduce((sum, count) => sum + count)).toBe(500_000);
  });
});

it('a sample in another cell is one that moved', () => {
  expect(
    mostMoved([Uint32Array.of(3, 1), Uint32Array.of(2, 2)], [Uint32Array.of(3, 1), Uint32Array.of(1, 3)]),
  ).toBe(1);
  expect(placeWords({ samples: 0, counts: [], onGpu: 0, adapter: '', reason: 'none' })).toBe('');
});
