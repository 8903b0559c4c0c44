/** Decoder means of validation pictures, z drawn at the evaluation T as their evaluation draws it. */
import { expectIndices } from '../../experiment/arguments';
import type { Pictures } from '../../experiment/measurements';
import type { Probe } from './probe';

export const reconstruct: Probe<{ readonly indices: readonly number[] }, Pictures> = {
  check: ({ indices }, { pictures }) => ({
    indices: expectIndices('reconstruct: indices', indices, pictures),
  }),
  ask: (subject, { indices }) =>
    subject.means(() => {
      const head = subject.encode(subject.pictures(indices));
      const noise = subject.evaluationNoise(indices);
      return subject.decode(subject.model.sample(head, noise, subject.settings, subject.temperature));
    }),
  fake: ({ draw, code }, { indices }) => draw(indices.map(code)),
};
