/** The figures of exact evidence by measure, each with the sentence that says what it is. Pure. */
import type { ExactEvidence } from '../../experiment/exact';
import { formatCount, formatFineNats, formatNats } from '../../ui/format';
import type { Figure, Measure } from '../figure-table';
import { fineMeanText, meanText } from '../mean-text';
import { gapParts } from './gap-parts';
import { partNames } from './truth-words';

const untagged = (text: string): Figure => ({ text, tag: '' });
const share = (value: number): string => `${(100 * value).toFixed(1)} %`;

export const truthMeasures: readonly Measure<ExactEvidence>[] = [
  {
    id: 'freeEnergy',
    name: 'L, on the cells',
    sentence:
      'term1 + term2, with its expectation summed over all cells instead of sampled. Lower is better.',
    figure: ({ freeEnergy, reading }) => ({
      text: meanText(freeEnergy),
      tag: reading === 'hard' ? 'of one-hot samples' : '',
    }),
  },
  {
    id: 'nll',
    name: '−log p(x)',
    sentence: 'The exact value that L bounds. It depends only on decoder and prior. Lower is better.',
    figure: ({ nll }) => untagged(meanText(nll)),
  },
  {
    id: 'gap',
    name: 'Gap, KL(q : p(z | x))',
    sentence:
      'L less −log p(x), eq. (1): how far q is from the true posterior. Floor, shape and encoder add up to it.',
    figure: ({ gap }) => ({ text: fineMeanText(gap), tag: `median ${formatFineNats(gap.median)}` }),
  },
  {
    id: 'floor',
    name: `Floor: ${partNames.floor}`,
    sentence: 'The smallest gap found of any q whose dimensions are independent, of any shape.',
    figure: ({ floor }) => untagged(fineMeanText(floor)),
  },
  {
    id: 'shape',
    name: `Family less floor: ${partNames.shape}`,
    sentence:
      'The cost of the model’s own family of posteriors, above the floor. Categories have every shape: 0.',
    figure: (evidence) => untagged(fineMeanText(gapParts(evidence).shape)),
  },
  {
    id: 'encoder',
    name: `Gap less family: ${partNames.encoder}`,
    sentence: 'The amortisation gap: the encoder does not give a picture the best q of its family.',
    figure: ({ amortisation }) => untagged(fineMeanText(amortisation)),
  },
  {
    id: 'family',
    name: 'Family gap',
    sentence: 'The smallest gap found within the model’s own family. The search is local: best found.',
    figure: ({ family }) => untagged(fineMeanText(family)),
  },
  {
    id: 'modes',
    name: 'True marginals with two modes',
    sentence: 'Share of the dimensions of all pictures; a mode is above a tenth of the highest.',
    figure: ({ twoModes }) => untagged(share(twoModes)),
  },
  {
    id: 'ownModes',
    name: 'Marginals of q with two modes',
    sentence: 'The same for the model’s own posterior. A Gaussian has one mode.',
    figure: ({ ownTwoModes }) => untagged(share(ownTwoModes)),
  },
  {
    id: 'correlation',
    name: 'Correlation of the two dimensions',
    sentence: 'Mean absolute correlation under the true posterior. Any factorised q has 0.',
    figure: ({ correlation, cells }) =>
      untagged(
        correlation === null
          ? cells.length === 1
            ? 'one dimension'
            : 'categories have no position'
          : formatNats(correlation),
      ),
  },
  {
    id: 'information',
    name: 'Mutual information of the two dimensions',
    sentence: 'Under the true posterior, in nats: 0 where the dimensions are independent.',
    figure: ({ information }) => untagged(information === null ? 'one dimension' : information.toFixed(3)),
  },
  {
    id: 'finer',
    name: 'Pictures with finer cells',
    sentence: 'A posterior narrower than a cell is measured again in a window of finer cells.',
    figure: ({ finer, pictures }) => untagged(`${formatCount(finer)} of ${formatCount(pictures)}`),
  },
];
