import { describe, expect, it } from 'vitest';
import type { LatentMap } from '../../experiment/measurements';
import { sceneSvg } from '../../ui/scene-svg';
import { noLabel } from '../../experiment/label-text';
import { classColours } from '../class-colours';
import { otherSign, signOf, signsOf, unclassedSign } from '../class-signs';
import { besideBy, frameOf, nearestTo, ownNeighbours, placeIn, placesOf } from './map-frame';
import { mapScene, mosaicOf } from './map-scene';
import { classMeans, mapSummary, meansText, pointWords } from './map-words';

const places = Float32Array.from({ length: 15 }, (_, i) => i - 7);

/** Pictures of 2 x 1 pixels whose bytes say the row and the column of the grid. */
function mapOf(means: readonly number[], labels: readonly number[]): LatentMap {
  const pixels = Uint8Array.from({ length: 2 * 225 }, (_, i) => {
    const picture = i >> 1;
    return i % 2 === 0 ? Math.floor(picture / 15) : picture % 15;
  });
  return {
    means: Float32Array.from(means),
    labels: Uint8Array.from(labels),
    across: places,
    up: places,
    grid: { count: 225, width: 2, height: 1, pixels },
  };
}

const signs = signsOf(
  Array.from({ length: 10 }, (_, label) => ({ label, count: 1 })),
  null,
);

// Two classes apart: 0 at the left, 7 at the right, one 7 among the 0.
const map = mapOf([-2, 0, -2.1, 0.2, -1.9, -0.2, 3, 1, 3.4, 1.1, -2.05, 0.05], [0, 0, 0, 7, 7, 7]);

describe('the frame', () => {
  const frame = frameOf(map);

  it('is whole cells around what there is, three at least', () => {
    expect(frame.grid).toEqual({ left: -2.5, right: 3.5, bottom: -1.5, top: 1.5 });
    expect([frame.columns, frame.rows]).toEqual([
      [5, 10],
      [6, 8],
    ]);
    expect(frame.whole).toMatchObject({ bottom: -1.5, top: 1.5 });
    expect(frame.whole.right).toBeCloseTo(3.4 + 1 / 3, 6);
  });

  it('reaches beyond the grid for points that do, but not for ever', () => {
    const far = frameOf(mapOf([9, 40], [1]));
    expect(far).toMatchObject({ columns: [12, 14], grid: { right: 7.5 }, whole: { top: 14 } });
    expect(far.whole.right).toBeCloseTo(9 + 1 / 3, 12);
    expect(frameOf(mapOf([-40, 0], [1]))).toMatchObject({ columns: [0, 2], whole: { left: -14 } });
  });

  it('puts y upwards, and what is beyond at the border', () => {
    const { left, right, bottom, top } = frame.whole;
    expect(placeIn(frame, left, top)).toEqual({ x: 0, y: 0 });
    expect(placeIn(frame, right, bottom)).toEqual({ x: 1, y: 1 });
    expect(placeIn(frame, 99, 99)).toEqual({ x: 1, y: 0 });
  });

  it('cuts the mosaic out of the grid, the highest row on top', () => {
    const { columns, rows, grey } = mosaicOf(map, frame);
    expect([columns, rows]).toEqual([12, 3]);
    expect([...grey.subarray(0, 4)]).toEqual([8, 5, 8, 6]);
    expect([...grey.subarray(-4)]).toEqual([6, 9, 6, 10]);
  });
});

describe('reading', () => {
  const at = placesOf(map, frameOf(map));

  it('finds the nearest point', () => {
    expect(nearestTo(at, { x: 1, y: 0 })).toBe(4);
    at.forEach((place, i) => expect(nearestTo(at, place)).toBe(i));
  });

  it('walks by keys in their direction, and stays where there is nothing', () => {
    expect(besideBy(at, 3, 'ArrowRight')).toBe(4);
    // The nearest to the left of the lone pair are those of the other side.
    expect(at[besideBy(at, 3, 'ArrowLeft')!].x).toBeLessThan(at[3].x);
    expect(besideBy(at, 4, 'ArrowRight')).toBeNull();
    expect(besideBy(at, 0, 'ArrowUp')).toBe(5);
    expect(besideBy(at, 0, 'Enter')).toBeNull();
  });

  it('every point is reached from every other by keys where they are spread', () => {
    const lattice = Array.from({ length: 25 }, (_, i) => ({ x: (i % 5) / 4, y: Math.floor(i / 5) / 4 }));
    const reached = new Set([0]);
    for (const from of reached)
      for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
        const next = besideBy(lattice, from, key);
        if (next !== null) reached.add(next);
      }
    expect(reached.size).toBe(25);
  });

  it('measures how far classes are apart', () => {
    // The lone 7 has a 0 beside it, and two of the 0 have that 7.
    expect(ownNeighbours(map)).toBe(3 / 6);
    expect(ownNeighbours(mapOf([0, 0, 1, 1], [1, 2]))).toBe(0);
    expect(ownNeighbours(mapOf([0, 0, 1, 1], [2, 2]))).toBe(1);
  });

  it('says it in words', () => {
    const view = { step: 700, dimensions: [3, 8], latent: 20, index: 4, map } as const;
    expect(meansText(map, 3)).toBe('(3, 1)');
    expect(pointWords(view, 4, null)).toBe('validation picture 4, class 7, at (3.4, 1.1)');
    expect(classMeans(map, signs).map(({ label, count }) => [label, count])).toEqual([
      [0, 3],
      [7, 3],
    ]);
    expect(mapSummary(view, signs, null)).toContain(
      '6 validation pictures at their posterior means in z4 and z9, of 20 dimensions those of largest KL, the others where picture 4 has them, step 700. 50 % lie',
    );
    expect(mapSummary({ ...view, latent: 2 }, signs, null)).not.toContain('largest KL');
  });
});

describe('the drawing', () => {
  const ink = { series: '#0072b2', other: '#d55e00', ink: '#111111', quiet: '#555555', surface: '#ffffff' };
  const frame = frameOf(map);
  const drawn = {
    map,
    frame,
    mosaic: mosaicOf(map, frame),
    points: true,
    signs,
    dimensions: [3, 8],
  } as const;

  it('has each digit as its own sign in the colour of its class, inside the square', () => {
    const { marks } = mapScene(drawn, { width: 240, height: 228 }, ink);
    const signs = marks.filter((mark) => mark.kind === 'label').filter(({ bold }) => bold);
    expect(signs.map(({ text }) => text).join('')).toBe('000777');
    for (const { text, fill, x, y } of signs) {
      expect(fill).toBe(classColours[Number(text)]);
      expect(x).toBeGreaterThan(42);
      expect(x).toBeLessThan(234);
      expect(y).toBeGreaterThan(6);
      expect(y).toBeLessThan(210);
    }
    expect(signs[4].x).toBeGreaterThan(signs[0].x);
  });

  it('leaves out what is switched off, and is SVG with the mosaic inside', () => {
    const size = { width: 240, height: 228 };
    const bare = mapScene({ ...drawn, mosaic: null, points: false }, size, ink);
    expect(bare.marks.filter(({ kind }) => kind === 'picture')).toEqual([]);
    const svg = sceneSvg(mapScene(drawn, size, ink), {
      title: 't',
      description: 'd',
      settings: {},
      link: null,
    });
    expect(svg).toContain('<image');
    expect(svg).not.toMatch(/NaN|undefined/);
  });
});

describe('the signs of classes', () => {
  const counts = (all: readonly number[]) => all.map((count, label) => ({ label, count }));

  it('are their numbers, in colours of their own up to ten', () => {
    const present = [
      { label: 3, count: 1 },
      { label: 200, count: 9 },
    ];
    const { own, others } = signsOf(present, null);
    expect(own.map(({ sign }) => sign.text)).toEqual(['3', '200']);
    expect(own.map(({ sign }) => sign.fill)).toEqual(classColours.slice(0, 2));
    expect(others).toBeNull();
    const named = signsOf(present, Array<string>(201).fill('Bag'));
    expect(named.own.map(({ sign }) => sign.text)).toEqual(['A', 'B']);
  });

  it('are shared by all but the ten commonest', () => {
    const many = signsOf(counts([5, 1, 5, 5, 5, 5, 5, 5, 5, 5, 2, 9]), null);
    expect(many.own.map(({ label }) => label)).toEqual([0, 2, 3, 4, 5, 6, 7, 8, 9, 11]);
    expect(new Set(many.own.map(({ sign }) => sign.fill)).size).toBe(10);
    expect(many.others).toEqual({ classes: 2, pictures: 3 });
    expect([signOf(1, many), signOf(10, many)]).toEqual([otherSign, otherSign]);
    expect(signOf(11, many).text).toBe('11');
    const view = { step: 7, dimensions: [0, 1], latent: 2, index: 0, map } as const;
    expect(mapSummary(view, many, ['Bag'])).toContain('The commonest classes are at Bag (');
    expect(mapSummary(view, many, ['Bag'])).toContain(', 7 (');
  });

  it('of pictures without a class are dots, of which nothing is said', () => {
    expect(signOf(noLabel, signs)).toBe(unclassedSign);
    const bare = mapOf([0, 0, 1, 1], [noLabel, noLabel]);
    const view = { step: 7, dimensions: [0, 1], latent: 2, index: -3, map: bare } as const;
    expect(mapSummary(view, signsOf([], null), null)).toMatch(/z1 and z2, step 7\.$/);
    expect(pointWords(view, 1, null)).toBe('validation picture 1, without a class, at (1, 1)');
    // Beside one of their own class the unclassed ones do not count.
    expect(ownNeighbours(mapOf([0, 0, 0.1, 0, 5, 5, 5.1, 5], [1, 1, noLabel, noLabel]))).toBe(1);
    expect(ownNeighbours(bare)).toBe(0);
  });
});

describe('the colours of classes', () => {
  const channels = (hex: string) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
  const linear = (hex: string) =>
    channels(hex).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  const luminance = ([r, g, b]: readonly number[]) => 0.2126 * r + 0.7152 * g + 0.0722 * b;

  it('are ten, and stand out from the dimmed pictures at the contrast of graphics', () => {
    expect(new Set(classColours).size).toBe(10);
    // White at half is the lightest that lies behind a sign where strokes are; most of the ground is black.
    for (const colour of classColours) expect((luminance(linear(colour)) + 0.05) / 0.05).toBeGreaterThan(5.5);
  });

  it('differ to eyes without red or green cones too', () => {
    // Machado, Oliveira and Fernandes (2009), severity 1, in linear RGB.
    const protan = [
      0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998,
    ];
    const deutan = [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881];
    for (const m of [protan, deutan]) {
      const seen = classColours.map((colour) => {
        const c = linear(colour);
        return [0, 3, 6].map((row) => {
          const v = Math.max(0, m[row] * c[0] + m[row + 1] * c[1] + m[row + 2] * c[2]);
          return Math.cbrt(v);
        });
      });
      seen.forEach((a, i) =>
        seen.slice(i + 1).forEach((b, k) => {
          const distance = Math.hypot(...a.map((v, at) => v - b[at]));
          expect(distance, `${i} and ${i + 1 + k}`).toBeGreaterThan(0.2);
        }),
      );
    }
  });
});
