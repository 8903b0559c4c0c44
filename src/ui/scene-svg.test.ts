/** A scene as SVG and on a canvas: the same outlines, and texts that XML can hold. */
import { expect, it } from 'vitest';
import { paintScene, type PaintContext } from './paint-scene';
import type { Mark, Scene } from './scene';
import { sceneSvg } from './scene-svg';

const marks: readonly Mark[] = [
  {
    kind: 'lattice',
    matrix: [10, 0, 5, -8, 3, 90],
    parts: [{ fill: 'rgb(1, 2, 3)', whole: [2, 4], half: [6, 7] }],
  },
  { kind: 'path', points: [0, 1.234, 5, 6], closed: true, stroke: 'red', dash: [4, 2] },
  { kind: 'dots', points: [10, 20], radius: 1.5, fill: 'blue', opacity: 0.5 },
  { kind: 'label', x: 1, y: 2, text: 'T < 1 & more', fill: 'black', size: 12, anchor: 'middle' },
];
const scene: Scene = { width: 100, height: 90, background: 'white', marks };

it('writes every mark', () => {
  const svg = sceneSvg(scene, { title: 'a "b"', description: '<c>', settings: { R: 2 }, link: null });
  expect(svg).toContain('viewBox="0 0 100 90"');
  expect(svg).toContain('matrix(10 0 5 -8 3 90)');
  expect(svg).toContain('d="M2 4h1v1h-1zM6 7h1l-1 1z"');
  expect(svg).toContain('d="M0 1.23L5 6z"');
  expect(svg).toContain('stroke-dasharray="4 2"');
  expect(svg).toContain('d="M8.5 18.5h3v3h-3z"');
  expect(svg).toContain('>T &lt; 1 &amp; more</text>');
  expect(svg).toContain('<title id="title">a &quot;b&quot;</title>');
  expect(svg).toContain(
    '<metadata>{&quot;settings&quot;:{&quot;R&quot;:2},&quot;link&quot;:null}</metadata>',
  );
});

it('paints the same outlines', () => {
  const done: string[] = [];
  const context = new Proxy({} as Record<string, unknown>, {
    get: (kept, name: string) =>
      name in kept ? kept[name] : (...given: unknown[]) => void done.push(`${name} ${given.join(' ')}`),
  }) as unknown as PaintContext;
  paintScene(context, scene);
  const text = done.join('; ');
  expect(text).toContain('transform 10 0 5 -8 3 90');
  // Larger by half the seam to every side.
  expect(text).toContain(
    'rect 1.97 3.97 1.06 1.06; moveTo 5.97 6.97; lineTo 7.03 6.97; lineTo 5.97 8.03; closePath',
  );
  expect(text).toContain('lineTo 0 1.234; lineTo 5 6; closePath');
  expect(text).toContain('fillRect 8.5 18.5 3 3');
  expect(text).toContain('fillText T < 1 & more 1 2');
});
