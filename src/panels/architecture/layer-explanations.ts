/** The equation of each kind of layer between picture and head, and between sample and reconstruction. Data only. */
import type { Layer } from '../../math/nets';
import type { EquationTerm, Explanation } from './explanation';

const learning: EquationTerm = {
  symbol: 'γ',
  meaning: 'step size with which Adam moves all weights',
  curve: 'L',
  setting: 'lr',
  file: 'src/nn/adam.ts',
};

const weights = (file: string): EquationTerm => ({
  symbol: 'W',
  meaning: 'filters, and w their biases, Xavier uniform at first; as many as there are channels o',
  setting: 'net',
  file,
});

const before: EquationTerm = {
  symbol: 'h′',
  meaning: 'the layer before, a picture of channels k; the appendix fixes its size',
  setting: 'net',
  file: 'src/math/nets.ts',
};

export const layerExplanations: Readonly<Record<Layer['kind'], Explanation>> = {
  dense: {
    equation: {
      tex: String.raw`\boldsymbol{h}_i=\max\big(0,\,\boldsymbol{h}_{i-1}\boldsymbol{W}_i+\boldsymbol{w}_i\big)`,
      source: 'section 4: fully connected layers of ReLU',
    },
    terms: [
      {
        symbol: 'h_i',
        meaning: 'outputs of the layer; its width is a setting of the dense net',
        setting: 'hidden',
        file: 'src/nn/multilayer.ts',
      },
      {
        symbol: 'W_i',
        meaning: 'weights, and w_i biases, Xavier uniform at first',
        setting: 'seed',
        file: 'src/nn/dense.ts',
      },
      learning,
    ],
  },
  convolution: {
    equation: {
      tex: String.raw`h_{rto}=\max\Big(0,\,w_o+\sum_{a=0}^{4}\sum_{b=0}^{4}\sum_{k}h'_{r+a,\,t+b,\,k}\,W_{abko}\Big)`,
      source: 'appendix E: a filter on every window that lies wholly on the picture',
    },
    terms: [weights('src/nn/convolution.ts'), before, learning],
  },
  pool: {
    equation: {
      tex: String.raw`h_{rto}=\max_{a,b\in\{0,1\}}h'_{2r+a,\,2t+b,\,o}`,
      source: 'appendix E: max pooling, which learns nothing',
    },
    terms: [{ ...before, file: 'src/nn/max-pool.ts' }],
  },
  transposed: {
    equation: {
      tex: String.raw`h_{rto}=\max\Big(0,\,w_o+\sum_{u,v}\sum_{k}h'_{uvk}\,W_{r-su+p,\;t-sv+p,\;o,\;k}\Big)`,
      source:
        'appendix E: each number lays its filter over the larger picture, and where they overlap they add',
    },
    terms: [
      weights('src/nn/convolution.ts'),
      {
        symbol: 's',
        meaning: 'stride: how far apart the filters lie; p, by how much the first begins before the picture',
        setting: 'net',
        file: 'src/math/windows.ts',
      },
      before,
      learning,
    ],
  },
};
