/** Decoder means along one dimension, the others at the posterior mean of the picture (definition 16). */
import { expectPicture, expectWhole, manyPictures } from '../../experiment/arguments';
import type { Pictures } from '../../experiment/measurements';
import { posteriorIn } from './posterior';
import type { Probe } from './probe';

interface TraverseTake {
  readonly index: number;
  readonly dimension: number;
  readonly count: number;
}

export const traverse: Probe<TraverseTake, Pictures & { readonly positions: Float32Array }> = {
  check: ({ index, dimension, count }, { pictures, latent }) => ({
    index: expectPicture('traverse: index', index, pictures),
    count: expectWhole('traverse: count', count, 2, manyPictures),
    dimension: expectWhole('traverse: dimension', dimension, 0, latent - 1),
  }),
  async ask(subject, { index, dimension, count }) {
    const numbers = posteriorIn(await subject.numbers([index]));
    const { positions, inputs } = subject.model.spec.traversal(numbers, dimension, count, subject.settings);
    return { ...(await subject.meansAt(inputs)), positions: Float32Array.from(positions) };
  },
  fake({ spec, settings, numbers, draw }, { index, dimension, count }) {
    const { positions } = spec.traversal(posteriorIn(numbers([index])), dimension, count, settings);
    const codes = positions.map((_, i) => (i + 0.5) / positions.length);
    return { ...draw(codes), positions: Float32Array.from(positions) };
  },
};
