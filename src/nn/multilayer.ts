/** Encoder or decoder as a list of layers (math/nets): the shapes of their parameters, and the forward pass. */
import { tf, type Tensor1D, type Tensor2D, type Tensor4D } from '../gpu/tf';
import type { Layer } from '../math/nets';
import { numbersOfPatches } from '../math/windows';
import { convolution, transposedConvolution } from './convolution';
import { dense, denseOfPictures, frozenDense } from './dense';
import { denseStack, hasDenseStack, type DenseLayer } from './dense-stack';
import { maxPool } from './max-pool';
import type { ParameterShape } from './parameter-shape';
import { parameter, type Parameters } from './parameters';

type Trained = Exclude<Layer, { kind: 'pool' }>;
const isTrained = (layer: Layer): layer is Trained => layer.kind !== 'pool';

/** Weights of a layer as TensorFlow has them, and the length of its biases. */
function sizesOf(layer: Trained): { readonly weights: readonly number[]; readonly biases: number } {
  if (layer.kind === 'dense') return { weights: [layer.inputs, layer.outputs], biases: layer.outputs };
  const { side, channels } = layer.windows;
  return layer.kind === 'convolution'
    ? { weights: [side, side, channels, layer.outputs], biases: layer.outputs }
    : { weights: [side, side, channels, layer.inputs], biases: channels };
}

/** Parameters `<part>/<k>/weights` and `/biases` of the layers that have some, k counting those alone. */
export function layerShapes(part: string, layers: readonly Layer[]): ParameterShape[] {
  return layers.filter(isTrained).flatMap((layer, k): ParameterShape[] => {
    const { weights, biases } = sizesOf(layer);
    return [
      { name: `${part}/${k}/weights`, shape: weights, initial: 'xavier' },
      { name: `${part}/${k}/biases`, shape: [biases], initial: 'zero' },
    ];
  });
}

/** One trained layer with its numbers. */
function forward(layer: Trained, x: Tensor2D, own: DenseLayer, inputGradient: boolean): Tensor2D {
  const { weights, biases } = own;
  if (layer.kind === 'dense')
    return (inputGradient ? dense : denseOfPictures)(x, weights, biases, layer.activation);
  const filters = weights as unknown as Tensor4D;
  return layer.kind === 'convolution'
    ? convolution(x, filters, biases, layer.windows, inputGradient)
    : transposedConvolution(x, filters, biases, layer.windows, layer.activation);
}

/** Numbers of all windows of a batch: 128 MiB, what every WebGPU device takes in one binding. */
const MOST_NUMBERS = 2 ** 25;

/** How many pictures may go through the layers at once; all where none is a convolution. */
function mostPicturesAtOnce(layers: readonly Layer[]): number {
  const each = layers.map((layer) => ('windows' in layer ? numbersOfPatches(layer.windows) : 0));
  return Math.max(1, Math.floor(MOST_NUMBERS / Math.max(1, ...each)));
}

/** `work` on parts of the rows x [n, in], their answers [n, out] below each other. */
function inParts(x: Tensor2D, most: number, work: (rows: Tensor2D) => Tensor2D): Tensor2D {
  const [n, width] = x.shape;
  if (n <= most) return work(x);
  const parts = Math.ceil(n / most);
  const ends = Array.from({ length: parts + 1 }, (_, i) => Math.floor((n * i) / parts));
  return tf.concat2d(
    ends.slice(1).map((end, i) => work(tf.slice2d(x, [ends[i], 0], [end - ends[i], width]))),
    0,
  );
}

/** What of a part is differentiated: its parameters, and those of a decoder also in its input; or the input alone. */
type Gradient = 'parameters' | 'input';

/** x [n, in] -> [n, out] through all layers of that part. The encoder's x needs no gradient. */
export function forwardLayers(
  parameters: Parameters,
  part: string,
  layers: readonly Layer[],
  x: Tensor2D,
  gradient: Gradient = 'parameters',
): Tensor2D {
  const all = layers.filter(isTrained).map((_, k): DenseLayer => ({
    weights: parameter(parameters, `${part}/${k}/weights`) as unknown as Tensor2D,
    biases: parameter(parameters, `${part}/${k}/biases`) as unknown as Tensor1D,
  }));
  const pictures = part === 'encoder';
  if (gradient === 'input' && layers.every((layer) => layer.kind === 'dense'))
    return layers.reduce(
      (h, { activation }, k) => frozenDense(h, all[k].weights, all[k].biases, activation),
      x,
    );
  if (hasDenseStack() && layers.every(({ kind }) => kind === 'dense')) return denseStack(x, all, !pictures);
  return inParts(x, mostPicturesAtOnce(layers), (rows) => {
    let trained = 0;
    return layers.reduce(
      (h, layer, k) =>
        isTrained(layer)
          ? forward(layer, h, all[trained++], !(pictures && k === 0))
          : maxPool(h, layer.picture),
      rows,
    );
  });
}
