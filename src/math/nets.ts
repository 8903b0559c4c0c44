/** Encoder and decoder as lists of layers: the dense nets of section 4 and the convolutional ones of appendix E. Shapes alone; numbers are nn's. */
import type { Activation } from './dense';
import { numbersOfPicture, sameWindows, validWindows, type PictureShape, type Windows } from './windows';

export type Layer =
  | {
      readonly kind: 'dense';
      readonly inputs: number;
      readonly outputs: number;
      readonly activation: Activation;
    }
  /** `outputs` filters on windows of the picture that comes in; ReLU. */
  | { readonly kind: 'convolution'; readonly windows: Windows; readonly outputs: number }
  /** The largest of two by two of the picture that comes in. */
  | { readonly kind: 'pool'; readonly picture: PictureShape }
  /** Windows lie on the picture that goes out; `inputs` channels come in. */
  | {
      readonly kind: 'transposed';
      readonly windows: Windows;
      readonly inputs: number;
      readonly activation: Activation;
    };

export interface Net {
  readonly encoder: readonly Layer[];
  readonly decoder: readonly Layer[];
}

/** What a net stands between: pixels of a picture, numbers of the head, numbers of the decoder's input. */
export interface Ends {
  readonly pixels: number;
  readonly head: number;
  readonly input: number;
}

/** Dense layers `widths[0] - widths[1] - ...`, ReLU on all but the last. */
export const denseLayers = (widths: readonly number[]): Layer[] =>
  widths.slice(1).map((outputs, k) => ({
    kind: 'dense',
    inputs: widths[k],
    outputs,
    activation: k === widths.length - 2 ? 'linear' : 'relu',
  }));

/** Section 4: hidden widths in the encoder, the same backwards in the decoder. */
export const denseNet = (hidden: readonly number[], { pixels, head, input }: Ends): Net => ({
  encoder: denseLayers([pixels, ...hidden, head]),
  decoder: denseLayers([input, ...hidden.toReversed(), pixels]),
});

/** A convolutional net's numbers; every picture on the way is square. */
export interface ConvolutionalPlan {
  /** Pixels along a side of the pictures. */
  readonly pictures: number;
  /** Pixels along a filter's side. */
  readonly filter: number;
  /** Filters of the encoder's convolutions; between two of them is a pooling layer. */
  readonly convolutions: readonly number[];
  /** Width of the decoder's dense layer. */
  readonly dense: number;
  /** Filters and strides of the decoder's transposed convolutions; the last is linear. */
  readonly transposed: readonly (readonly [filters: number, stride: number])[];
}

/** Appendix E, for SVHN. */
export const appendixE: ConvolutionalPlan = {
  pictures: 32,
  filter: 5,
  convolutions: [32, 64, 128],
  dense: 128,
  transposed: [
    [64, 4],
    [32, 2],
    [16, 2],
    [1, 2],
  ],
};

/** What a layer answers, as a picture; of a dense one [1, 1, outputs]. */
export function answerOf(layer: Layer): PictureShape {
  if (layer.kind === 'dense') return { height: 1, width: 1, channels: layer.outputs };
  if (layer.kind === 'pool') {
    const { height, width, channels } = layer.picture;
    return { height: height / 2, width: width / 2, channels };
  }
  const { height, width, channels, down, across } = layer.windows;
  if (layer.kind === 'transposed') return { height, width, channels };
  return { height: down, width: across, channels: layer.outputs };
}

function convolutionalEncoder({ pictures, filter, convolutions }: ConvolutionalPlan, head: number): Layer[] {
  const layers: Layer[] = [];
  let picture: PictureShape = { height: pictures, width: pictures, channels: 1 };
  const add = (layer: Layer) => {
    layers.push(layer);
    picture = answerOf(layer);
  };
  convolutions.forEach((outputs, k) => {
    if (k > 0) add({ kind: 'pool', picture });
    add({ kind: 'convolution', windows: validWindows(picture, filter), outputs });
  });
  add({ kind: 'dense', inputs: numbersOfPicture(picture), outputs: head, activation: 'linear' });
  return layers;
}

function convolutionalDecoder({ filter, dense, transposed }: ConvolutionalPlan, input: number): Layer[] {
  const layers: Layer[] = [{ kind: 'dense', inputs: input, outputs: dense, activation: 'relu' }];
  transposed.forEach(([channels, stride], k) => {
    const { height, width, channels: inputs } = answerOf(layers[k]);
    const picture = { height: height * stride, width: width * stride, channels };
    const activation = k === transposed.length - 1 ? 'linear' : 'relu';
    layers.push({ kind: 'transposed', windows: sameWindows(picture, filter, stride), inputs, activation });
  });
  return layers;
}

/**
 * The net of a plan. Throws a RangeError where pictures have other sizes than the plan's: a convolutional net is made for one.
 */
export function convolutionalNet(plan: ConvolutionalPlan, { pixels, head, input }: Ends): Net {
  const { pictures } = plan;
  if (pixels !== pictures * pictures) throw new RangeError(wrongPictures(plan, pixels));
  return { encoder: convolutionalEncoder(plan, head), decoder: convolutionalDecoder(plan, input) };
}

/** Why the plan's net does not take pictures of that many pixels. */
const wrongPictures = ({ pictures }: ConvolutionalPlan, pixels: number): string =>
  `convolutional net: expected pictures of ${pictures} x ${pictures} pixels, got ${pixels} pixels; take the dense net, or a data set of ${pictures} x ${pictures}`;

/** The net of that name: section 4's with those hidden widths, or appendix E's, which has widths of its own. */
export const netOf = (net: 'dense' | 'convolutional', hidden: readonly number[], ends: Ends): Net =>
  net === 'dense' ? denseNet(hidden, ends) : convolutionalNet(appendixE, ends);

/** Products of a weight and a number that comes in, for one picture; biases are not counted. */
export function multiplyAdds(layer: Layer): number {
  if (layer.kind === 'pool') return 0;
  if (layer.kind === 'dense') return layer.inputs * layer.outputs;
  const { side, channels, down, across } = layer.windows;
  const other = layer.kind === 'convolution' ? layer.outputs : layer.inputs;
  return down * across * side * side * channels * other;
}

/** Weights and biases of a layer, in numbers. */
export function parametersOf(layer: Layer): number {
  if (layer.kind === 'pool') return 0;
  if (layer.kind === 'dense') return layer.inputs * layer.outputs + layer.outputs;
  const { side, channels } = layer.windows;
  const other = layer.kind === 'convolution' ? layer.outputs : layer.inputs;
  return side * side * channels * other + answerOf(layer).channels;
}
