/** Encoder and decoder of section 4: dense ReLU layers and a linear last one, as shapes and as a forward pass. */
import type { Tensor1D, Tensor2D } from '../gpu/tf';
import { dense, denseOfPictures } from './dense';
import { denseStack, hasDenseStack, type DenseLayer } from './dense-stack';
import type { ParameterShape } from './parameter-shape';
import { parameter, type Parameters } from './parameters';

/** Shapes of the layers `widths[0] - widths[1] - ...`, named `<part>/<k>/weights` and `/biases`. */
export function layerShapes(part: string, widths: readonly number[]): ParameterShape[] {
  return widths.slice(1).flatMap((out, k): ParameterShape[] => [
    { name: `${part}/${k}/weights`, shape: [widths[k], out], initial: 'xavier' },
    { name: `${part}/${k}/biases`, shape: [out], initial: 'zero' },
  ]);
}

/** x [n, in] -> [n, out] through `layers` layers of that part; ReLU on all but the last. The encoder's x needs no gradient. */
export function forwardLayers(parameters: Parameters, part: string, layers: number, x: Tensor2D): Tensor2D {
  const all = Array.from({ length: layers }, (_, k): DenseLayer => ({
    weights: parameter(parameters, `${part}/${k}/weights`) as unknown as Tensor2D,
    biases: parameter(parameters, `${part}/${k}/biases`) as unknown as Tensor1D,
  }));
  const pictures = part === 'encoder';
  if (hasDenseStack()) return denseStack(x, all, !pictures);
  return all.reduce((h, { weights, biases }, k) => {
    const layer = pictures && k === 0 ? denseOfPictures : dense;
    return layer(h, weights, biases, k === layers - 1 ? 'linear' : 'relu');
  }, x);
}
