/**
 * Posterior means of the first validation pictures in two dimensions, and decoder means on a grid of places on their plane, the other
 * dimensions at the posterior mean of one picture.
 */
import { expectPicture, expectWhole, manyPictures } from '../../experiment/arguments';
import type { LatentMap } from '../../experiment/measurements';
import type { CommonSettings, ModelSpec } from '../../models/contract';
import { planeInputs } from '../../models/plane-inputs';
import { placeOf } from '../place-of';
import { posteriorIn } from './posterior';
import type { Numbers, Probe, Subject } from './probe';

interface LatentMapTake {
  /** The picture at whose mean the other dimensions stand. */
  readonly index: number;
  readonly dimensions: readonly [number, number];
  /** Pictures from the first, or all if there are fewer. */
  readonly pictures: number;
  /** Places on each axis. */
  readonly grid: number;
}

const first = (count: number) => Array.from({ length: count }, (_, i) => i);

/** What is on the map but the pictures of its grid, and the decoder inputs of those. */
function planeOf(
  spec: ModelSpec,
  { settings, dataset }: { readonly settings: CommonSettings; readonly dataset: Subject['dataset'] },
  many: Numbers,
  around: Numbers,
  { dimensions, pictures, grid }: LatentMapTake,
) {
  const size = many.heads.length / pictures;
  const means = first(pictures).flatMap((i) => {
    const own = { head: many.heads.subarray(i * size, (i + 1) * size), prior: many.prior };
    return dimensions.map((j) => spec.position(own, j, settings));
  });
  const { across, up, inputs } = planeInputs(spec, posteriorIn(around), dimensions, grid, settings);
  const map: Omit<LatentMap, 'grid'> = {
    means: Float32Array.from(means),
    labels: Uint8Array.from(first(pictures), (i) => dataset.labels[placeOf(dataset, i)]),
    across: Float32Array.from(across),
    up: Float32Array.from(up),
  };
  return { map, inputs };
}

export const latentMap: Probe<LatentMapTake, LatentMap> = {
  check({ index, dimensions, pictures, grid }, limits) {
    expectPicture('latentMap: index', index, limits.pictures);
    const count = Math.min(limits.pictures, expectWhole('latentMap: pictures', pictures, 1, manyPictures));
    expectWhole('latentMap: grid', grid, 2, 31);
    const given: readonly unknown[] = Array.isArray(dimensions) ? dimensions : [];
    const [x, y] = [0, 1].map((at) => expectWhole('latentMap: dimension', given[at], 0, limits.latent - 1));
    if (x === y)
      throw new RangeError(`latentMap: expected two dimensions, got ${x} twice; a plane has two axes`);
    return { index, dimensions: [x, y], pictures: count, grid };
  },
  async ask(subject, take) {
    const around = await subject.numbers([take.index]);
    const many = await subject.numbers(first(take.pictures));
    const { map, inputs } = planeOf(subject.model.spec, subject, many, around, take);
    return { ...map, grid: await subject.meansAt(inputs) };
  },
  fake(pretence, take) {
    const { spec, numbers, draw } = pretence;
    const { map, inputs } = planeOf(
      spec,
      pretence,
      numbers(first(take.pictures)),
      numbers([take.index]),
      take,
    );
    return { ...map, grid: draw(inputs.map((_, i) => (i + 0.5) / inputs.length)) };
  },
};
