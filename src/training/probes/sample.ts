/** Decoder means of fixed draws of the prior. */
import { expectWhole, manyPictures } from '../../experiment/arguments';
import type { Pictures } from '../../experiment/measurements';
import type { Probe } from './probe';

export const sample: Probe<{ readonly count: number }, Pictures> = {
  check: ({ count }) => ({ count: expectWhole('sample: count', count, 1, manyPictures) }),
  ask: (subject, { count }) =>
    subject.means(() => {
      const { model, settings, temperature } = subject;
      const noise = subject.sampleNoise(count);
      return subject.decode(model.samplePrior(subject.prior(), noise, settings, temperature));
    }),
  fake: ({ draw, code }, { count }) => draw(Array.from({ length: count }, (_, i) => code(i + 0.5))),
};
