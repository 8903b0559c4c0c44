/** The three means that L is made of, each with its sentence, and the picked picture's own. Pure. */
import type { SectionFive, SectionFivePicture } from '../../../experiment/section-five';
import { formatCount, formatNats } from '../../../ui/format';
import { meanText } from '../../mean-text';
import type { Measure } from '../../figure-table';

const own = (
  { byPicture }: SectionFive,
  picked: number,
  of: (picture: SectionFivePicture) => number,
): string => {
  const one = byPicture[picked];
  if (one === undefined) return '';
  const value = of(one);
  return `picture ${formatCount(picked)}: ${formatNats(value)}`;
};

export const stringMeasures = (picked: number): readonly Measure<SectionFive>[] => [
  {
    id: 'toPrior',
    name: 'KL(q : p): the strings to the prior',
    sentence: 'This is term1. It says how many nats of the picture z holds.',
    figure: (found) => ({ text: meanText(found.term1), tag: own(found, picked, ({ term1 }) => term1) }),
  },
  {
    id: 'toBest',
    name: '+ term2 less −log p(x | (z)*): the strings to (z)*',
    sentence: 'The cost of q being spread out instead of at the one best z.',
    figure: (found) => ({
      text: meanText(found.strings.toBest),
      tag: own(found, picked, ({ term2, nllAtBest }) => term2 - nllAtBest),
    }),
  },
  {
    id: 'nllAtBest',
    name: '+ −log p(x | (z)*)',
    sentence: 'The error of the decoder even at the best z found. It does not depend on q.',
    figure: (found) => ({
      text: meanText(found.strings.nllAtBest),
      tag: own(found, picked, ({ nllAtBest }) => nllAtBest),
    }),
  },
  {
    id: 'freeEnergy',
    name: '= L',
    sentence: 'All of the above together, nats per picture. Lower is better.',
    figure: (found) => ({
      text: meanText(found.freeEnergy),
      tag: own(found, picked, ({ term1, term2 }) => term1 + term2),
    }),
  },
  {
    id: 'negative',
    name: 'Strings to (z)* below 0',
    sentence: 'There the search missed a better z. A length of 0 may be off by 0.005 nats.',
    figure: ({ strings, pictures }) => ({
      text: `${formatCount(strings.negative)} of ${formatCount(pictures)}`,
      tag: '',
    }),
  },
];
