import { describe, expect, it } from 'vitest';
import type { Mark } from '../../../ui/scene';
import { klBarsScene } from './kl-bars-scene';

const ink = { series: 'blue', other: 'red', ink: 'black', quiet: 'grey', surface: 'white' };
const size = { width: 308, height: 138 };
const boxes = (marks: readonly Mark[]) => marks.filter((mark) => mark.kind === 'box');
const labels = (marks: readonly Mark[]) =>
  marks.flatMap((mark) => (mark.kind === 'label' ? [mark.text] : []));

describe('KL by dimension as bars', () => {
  const kl = [2, 1, 0.001];
  const { marks } = klBarsScene({ kl, shown: 1 }, size, ink);

  it('has a bar a dimension, as high as its nats', () => {
    const [first, second] = boxes(marks);
    expect(boxes(marks)).toHaveLength(3);
    expect(first.floor - first.top).toBeCloseTo(100, 9);
    expect(second.floor - second.top).toBeCloseTo(50, 9);
    expect(second.left - first.left).toBeCloseTo(100, 9);
  });

  it('draws a collapsed dimension grey and no lower than a stroke', () => {
    const collapsed = boxes(marks)[2];
    expect(collapsed.fill).toBe('grey');
    expect(collapsed.floor - collapsed.top).toBe(1);
  });

  it('outlines the shown dimension, and names the ends and the highest', () => {
    const outline = marks.at(-1);
    expect(outline).toMatchObject({ kind: 'path', closed: true, stroke: 'black' });
    expect(outline?.kind === 'path' && outline.points[0]).toBeCloseTo(104, 9);
    expect(labels(marks)).toEqual(['z1', 'z3', 'highest 2']);
  });

  it('outlines nothing where the shown dimension is not there', () => {
    expect(klBarsScene({ kl, shown: 3 }, size, ink).marks.at(-1)?.kind).toBe('label');
  });
});
