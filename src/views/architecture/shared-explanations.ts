/** The equations of figure 1 that all models share, but for the layers: pictures and likelihood. Data only. */
import type { Explanation } from '../../models/figure-contract';

export const pictureExplanation: Explanation = {
  equation: {
    tex: String.raw`\boldsymbol{x}=(x_1,\ldots,x_D)\in[0,1]^D`,
    source: 'section 2',
  },
  terms: [
    { symbol: 'x_i', meaning: 'grey value of a pixel', setting: 'binarise', file: 'src/data/pixels.ts' },
    { symbol: 'D', meaning: 'pixels of a picture', file: 'src/data/registry.ts' },
    {
      symbol: 'batch',
      meaning: 'pictures of one training step',
      setting: 'batch',
      file: 'src/data/batches.ts',
    },
  ],
};

/** By the setting that the decoder's layers are made of. */
export const reconstructionExplanation = (setting: 'hidden' | 'net'): Explanation => ({
  equation: {
    tex: String.raw`\hat{\boldsymbol{x}}=f(\boldsymbol{z},\boldsymbol{\theta})=\frac{1}{1+\exp(-\boldsymbol{h}\boldsymbol{W}-\boldsymbol{w})}`,
    source: 'section 2: means of Bernoulli pixels',
  },
  terms: [
    {
      symbol: 'f',
      meaning: 'the decoder, the last layer of which has no ReLU',
      setting,
      file: 'src/training/network.ts',
    },
    {
      symbol: 'x̂_i',
      meaning: 'probability that a pixel is 1',
      curve: 'term2',
      file: 'src/training/probes/subject.ts',
    },
  ],
});

export const term2Explanation: Explanation = {
  equation: {
    tex: String.raw`\mathrm{term}_2\approx-\frac1L\sum_{l=1}^{L}\sum_{i=1}^{D}\Big[x_i\log f_i(\boldsymbol{z}^l)+(1-x_i)\log\big(1-f_i(\boldsymbol{z}^l)\big)\Big]`,
    source: 'section 2, Bernoulli',
  },
  terms: [
    {
      symbol: 'term_2',
      meaning: 'nats that the reconstruction costs',
      curve: 'term2',
      file: 'src/math/likelihood.ts',
    },
    { symbol: 'L', meaning: 'samples of z for each picture', setting: 'L', file: 'src/training/noise.ts' },
    { symbol: 'x_i', meaning: 'pixel of the picture', setting: 'binarise', file: 'src/nn/bernoulli.ts' },
    {
      symbol: 'ℒ',
      meaning: 'the objective, term1 + term2',
      curve: 'L',
      setting: 'kl',
      file: 'src/training/objective.ts',
    },
  ],
};
