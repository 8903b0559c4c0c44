/** A scene as SVG and on a canvas: the same outlines, and texts that XML can hold. */
import { expect, it, vi } from 'vitest';
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
  { kind: 'path', points: [1, 1, 4, 4], stroke: 'red', sharp: true },
  { kind: 'box', left: 1, top: 2, right: 5, floor: 3.5, fill: 'green', opacity: 0.3 },
  {
    kind: 'heat',
    ...{ left: 7, top: 8, width: 20, height: 30, columns: 1, rows: 2 },
    rgba: Uint8ClampedArray.from([1, 2, 3, 255, 4, 5, 6, 0]),
    inside: [7, 8, 27, 8, 17, 38],
  },
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
  expect(svg.match(/stroke-linejoin="\w+"/g)).toEqual(['stroke-linejoin="round"', 'stroke-linejoin="miter"']);
  expect(svg).toContain('<rect x="1" y="2" width="4" height="1.5" fill="green" opacity="0.3"/>');
  expect(svg).toContain('<clipPath id="inside-4"><path d="M7 8L27 8L17 38z"/></clipPath>');
  expect(svg).toMatch(
    /<g clip-path="url\(#inside-4\)"><image x="7" y="8" width="20" height="30" .*href="data:image\/png;base64,iVBOR/,
  );
  expect(svg).toContain('d="M8.5 18.5h3v3h-3z"');
  expect(svg).toContain('>T &lt; 1 &amp; more</text>');
  expect(svg).toContain('<title id="title">a &quot;b&quot;</title>');
  expect(svg).toContain(
    '<metadata>{&quot;settings&quot;:{&quot;R&quot;:2},&quot;link&quot;:null}</metadata>',
  );
});

it('paints the same outlines', () => {
  const done: string[] = [];
  const noting = (first: string) =>
    new Proxy({} as Record<string, unknown>, {
      get: (kept, name: string) =>
        name in kept
          ? kept[name]
          : (...given: unknown[]) => void done.push(`${first}${name} ${given.map(String).join(' ')}`),
      set: (kept, name: string, value: unknown) => {
        if (name === 'lineJoin') done.push(`${name} ${String(value)}`);
        kept[name] = value;
        return true;
      },
    });
  class Pixels {
    readonly given: readonly unknown[];
    constructor(...given: unknown[]) {
      this.given = given;
    }
    toString() {
      return this.given.map(String).join(' by ');
    }
  }
  class Canvas {
    readonly width = 1;
    getContext = () => Object.assign(noting('pixels '), { canvas: 'the pixels' });
  }
  vi.stubGlobal('ImageData', Pixels);
  vi.stubGlobal('OffscreenCanvas', Canvas);
  paintScene(noting('') as unknown as PaintContext, scene);
  vi.unstubAllGlobals();
  const text = done.join('; ');
  expect(text).toContain('transform 10 0 5 -8 3 90');
  // Larger by half the seam to every side.
  expect(text).toContain(
    'rect 1.97 3.97 1.06 1.06; moveTo 5.97 6.97; lineTo 7.03 6.97; lineTo 5.97 8.03; closePath',
  );
  expect(text).toContain('lineTo 0 1.234; lineTo 5 6; closePath');
  expect(text).toContain('closePath ; lineJoin round; setLineDash 4,2; stroke');
  expect(text).toContain('lineTo 4 4; lineJoin miter');
  expect(text).toContain('fillRect 1 2 4 1.5');
  expect(text).toContain(
    'lineTo 17 38; closePath ; clip ; pixels putImageData 1,2,3,255,4,5,6,0 by 1 by 2 0 0; drawImage the pixels 7 8 20 30; restore',
  );
  expect(text).toContain('fillRect 8.5 18.5 3 3');
  expect(text).toContain('fillText T < 1 & more 1 2');
});
