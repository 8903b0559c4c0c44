/** The equation of each kind of layer between picture and head, and between sample and reconstruction. Data only. */
import type { Layer } from '../../math/nets';
import type { EquationTerm, Explanation } from '../../models/figure-contract';

const learning: EquationTerm = {
  symbol: 'γ',
  meaning: 'step size with which Adam moves all weights',
  curve: 'L',
  setting: 'lr',
  file: 'src/nn/adam.ts',
};

const weights = (file: string): EquationTerm => ({
  symbol: 'W',
  meaning:
    'filters, at each of their places a matrix from channels to channels, and w their biases; Xavier uniform at first',
  setting: 'net',
  file,
});

const before: EquationTerm = {
  symbol: 'h′',
  meaning: 'the layer before, a picture with all its channels at each place; the appendix fixes its size',
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
      tex: String.raw`\boldsymbol{h}_{rt}=\max\Big(0,\,\boldsymbol{w}+\sum_{a,b}\boldsymbol{h}'_{r+a,t+b}\boldsymbol{W}_{ab}\Big)`,
      source: 'appendix E: a filter on every window that lies wholly on the picture',
    },
    terms: [weights('src/nn/convolution.ts'), before, learning],
  },
  pool: {
    equation: {
      tex: String.raw`\boldsymbol{h}_{rt}=\max_{a,b\in\{0,1\}}\boldsymbol{h}'_{2r+a,2t+b}`,
      source: 'appendix E: max pooling, which learns nothing',
    },
    terms: [{ ...before, file: 'src/nn/max-pool.ts' }],
  },
  transposed: {
    equation: {
      tex: String.raw`\boldsymbol{h}_{rt}=\max\Big(0,\,\boldsymbol{w}+\sum_{u,v}\boldsymbol{h}'_{uv}\boldsymbol{W}_{r-su+p,t-sv+p}\Big)`,
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
