import { expect, it } from 'vitest';
import { defaultsOf } from '../schema/read-values';
import type { CommonSettings } from './contract';
import { planeInputs } from './plane-inputs';
import { modelIds, specOf } from './registry';

it.each(modelIds)('%s: crosses the traversals of two dimensions, all others at their mean', (id) => {
  const spec = specOf(id);
  const settings = { ...(defaultsOf(spec.fields) as unknown as CommonSettings), latent: 3 };
  const head = Array.from({ length: spec.headSize(settings) }, (_, i) => Math.sin(3 * i + 1));
  const posterior = { head, prior: head.map(() => 0) };
  const each = spec.decoderInput(settings) / 3;
  const block = (input: readonly number[], j: number) => input.slice(j * each, (j + 1) * each);
  const [columns, rows] = [2, 0].map((j) => spec.traversal(posterior, j, 4, settings));
  const { across, up, inputs } = planeInputs(spec, posterior, [2, 0], 4, settings);
  expect([across, up]).toEqual([columns!.positions, rows!.positions]);
  expect(inputs).toHaveLength(16);
  for (let row = 0; row < 4; row++)
    for (let column = 0; column < 4; column++) {
      const input = inputs[4 * row + column];
      expect(block(input, 2)).toEqual(block(columns!.inputs[column], 2));
      expect(block(input, 0)).toEqual(block(rows!.inputs[row], 0));
      expect(block(input, 1)).toEqual(block(columns!.inputs[0], 1));
    }
});

it('a posterior that is sure of a place has its mean there', () => {
  const of = (id: (typeof modelIds)[number], head: readonly number[]) => {
    const spec = specOf(id);
    const settings = { ...(defaultsOf(spec.fields) as unknown as CommonSettings), latent: 2 };
    return spec.position({ head, prior: [] }, 1, settings);
  };
  expect(of('gauss', [9, -0.7, 0, 0])).toBe(-0.7);
  expect(of('categorical', [0, 0, 0, 0, 0, -800, -800, -800, 0, -800])).toBe(3);
  expect(of('categorical', [0, 0, 0, 0, 0, 0, 0, 0, 0, 0])).toBeCloseTo(2, 12);
  expect(of('cg-bpef', [0, 0, 0, 0, 0, 0, 0, 0, 0, 0])).toBeCloseTo(0, 12);
  expect(of('cg-bpef', [0, 0, 0, 0, 0, 9000, 0, 0, 0, 0])).toBe(1);
});
