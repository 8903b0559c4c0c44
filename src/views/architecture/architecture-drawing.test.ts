import { describe, expect, it } from 'vitest';
import { defaultExperiment } from '../../experiment/default-experiment';
import { usualModels } from '../../experiment/most-on';
import { specOf } from '../../models/registry';
import type { Scene } from '../../ui/scene';
import { sceneSvg } from '../../ui/scene-svg';
import { architectureScene, boxOf, rowsOf } from './architecture-scene';
import { figures } from './figures';
import { architectureOf } from './layout';
import { barsOutline, drawableOutline, latentValues } from './node-values';

const ink = { series: '#0072b2', other: '#d55e00', ink: '#1c1e22', quiet: '#5a5f69', surface: '#ffffff' };
const experiment = defaultExperiment();
const columns = usualModels.map((model) => ({
  architecture: architectureOf(model, experiment, 784),
  values: {},
}));
const size = { width: 900, height: 640 };
const labels = ({ marks }: Scene) => marks.flatMap((mark) => (mark.kind === 'label' ? [mark] : []));

describe('the drawing', () => {
  const scene = architectureScene(columns, { model: 'cg-bpef', node: 'y' }, size, ink);

  it('has every node with its shape, in its column', () => {
    expect(labels(scene).map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        '(a) Gauss-VAE',
        '(b) Cat-VAE',
        '(c) CG-BPEF-VAE',
        '100 × 2 × 20',
        '100 × 20 × 101',
        'term1',
      ]),
    );
    const discrete = labels(scene).filter(({ text }) => text === 'y');
    const relaxed = usualModels.flatMap((id, at) => (figures[id].explanations.y ? [at] : []));
    expect(discrete.map(({ x }) => Math.floor(x / (size.width / usualModels.length)))).toEqual(relaxed);
  });

  it('tells discrete nodes by colour and by a second line, and stays inside', () => {
    const closed = scene.marks.flatMap((mark) =>
      mark.kind === 'path' && mark.stroke === ink.other ? [mark] : [],
    );
    // y of two models and the uniform prior over categories, two lines each.
    expect(closed).toHaveLength(6);
    for (const { points } of closed) expect(points).toHaveLength(8);
    for (const mark of scene.marks)
      if (mark.kind === 'path')
        mark.points.forEach((at, i) => {
          expect(at).toBeGreaterThanOrEqual(0);
          expect(at).toBeLessThanOrEqual(i % 2 === 0 ? size.width : size.height);
        });
  });

  it('draws the picked node with a thicker line, and no other', () => {
    expect(scene.marks.filter((mark) => mark.kind === 'path' && mark.width === 3.5)).toHaveLength(1);
  });

  it('is SVG in Node', () => {
    const text = { title: 'Figure 1', description: 'd', settings: {}, link: null };
    const svg = sceneSvg(scene, text);
    expect(svg).toContain('>CG-BPEF-VAE</text>'.slice(1, 12));
    expect(svg).not.toMatch(/NaN|undefined/);
  });

  it('keeps nodes apart', () => {
    const rows = rowsOf(columns);
    const boxes = columns.flatMap(({ architecture: { nodes } }, c) =>
      nodes.map((node) => boxOf(node, c, columns.length, rows, size)),
    );
    boxes.forEach((a, i) =>
      boxes.slice(i + 1).forEach((b) => {
        const apart =
          a.left + a.width < b.left ||
          b.left + b.width < a.left ||
          a.top + a.height < b.top ||
          b.top + b.height < a.top;
        expect(apart).toBe(true);
      }),
    );
  });
});

describe('values', () => {
  it('bars stand on a common zero between their lowest and highest', () => {
    const { points, words } = barsOutline([1, -1]);
    expect(points).toEqual([0, 0.5, 0, 1, 0.5, 1, 0.5, 0, 1, 0, 1, 0.5]);
    expect(words).toBe('2 numbers from −1 to 1');
  });

  it('of many numbers keeps the largest by size', () => {
    const many = Array.from({ length: 1000 }, (_, i) => (i === 777 ? -9 : 0.5));
    expect(Math.min(...barsOutline(many).points.filter((_, i) => i % 2 === 1))).toBe(0);
    expect(barsOutline(many).points.length).toBeLessThan(500);
  });

  it('a density has its mode in words', () => {
    const drawable = { kind: 'density', name: 'posterior', x: [0, 1, 2], y: [0.1, 0.2, 0.05] } as const;
    expect(drawableOutline(drawable)).toMatchObject({ words: 'density highest at 1' });
  });

  it('follow the posterior: head, y and z where the model has them, and term1', () => {
    for (const model of usualModels) {
      const settings = { ...experiment.models[model], latent: 2 };
      const spec = specOf(model);
      const head = Float32Array.from({ length: spec.headSize(settings) }, (_, i) => Math.sin(i));
      const learned = spec.priorParameters(settings).length > 0;
      const prior = new Float32Array(learned ? head.length : 0);
      const posterior = { head, prior };
      const values = latentValues(
        spec,
        { step: 1, index: 0, settings, posterior },
        1,
        spec.hasTemperature(settings) ? 0.5 : null,
      );
      const { y, z } = figures[model].explanations;
      const has = ['head', ...(learned ? ['prior'] : []), ...(y ? ['y'] : []), ...(z ? ['z'] : [])];
      expect(Object.keys(values).toSorted()).toEqual([...has, 'term1'].toSorted());
      const nats = spec.klByDimension(posterior, settings).reduce((sum, kl) => sum + kl, 0);
      expect(values.term1).toEqual({ kind: 'nats', nats });
      for (const value of Object.values(values))
        if (value.kind === 'outline') for (const at of value.points) expect(Number.isFinite(at)).toBe(true);
    }
  });
});
