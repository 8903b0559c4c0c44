/** Encoder and decoder of section 4: dense ReLU layers and a linear last one, as shapes and as a forward pass. */
import type { Tensor1D, Tensor2D } from '../gpu/tf';
import { dense, denseOfPictures } from './dense';
import type { ParameterShape } from './parameter-shape';
import { parameter, type Parameters } from './parameters';

/** Shapes of the layers `widths[0] - widths[1] - ...`, named `<part>/<k>/weights` and `/biases`. */
export function layerShapes(part: string, widths: readonly number[]): ParameterShape[] {
  return widths.slice(1).flatMap((out, k): ParameterShape[] => [
    { name: `${part}/${k}/weights`, shape: [widths[k], out], initial: 'xavier' },
    { name: `${part}/${k}/biases`, shape: [out], initial: 'zero' },
  ]);
}

/** x [n, in] -> [n, out] through `layers` layers of that part; ReLU on all but the last. */
export function forwardLayers(parameters: Parameters, part: string, layers: number, x: Tensor2D): Tensor2D {
  let h = x;
  for (let k = 0; k < layers; k++) {
    const weights = parameter(parameters, `${part}/${k}/weights`) as unknown as Tensor2D;
    const biases = parameter(parameters, `${part}/${k}/biases`) as unknown as Tensor1D;
    const layer = part === 'encoder' && k === 0 ? denseOfPictures : dense;
    h = layer(h, weights, biases, k === layers - 1 ? 'linear' : 'relu');
  }
  return h;
}
