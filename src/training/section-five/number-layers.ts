/** A network's decoder in plain numbers, and a pass of gradients to z that leaves its weights alone. For decoders of dense layers. */
import { tf, type Tensor1D, type Tensor2D } from '../../gpu/tf';
import type { NumberLayer } from '../../math/section-five/decoder-metric';
import { bernoulliNegativeLogLikelihood } from '../../nn/bernoulli';
import { parameter } from '../../nn/parameters';
import { affine, throughRelu, timesTransposed } from '../../nn/product';
import type { Network } from '../network';

/** Throws where a layer is none of section 4's. */
export function denseLayersOf({ net, model }: Network) {
  return net.decoder.map((layer) => {
    if (layer.kind === 'dense') return layer;
    throw new Error(`number layers of ${model.spec.name}: expected dense layers, got a ${layer.kind} one`);
  });
}

/** Of the decoder's layer k. */
export const layerNames = (k: number) => [`decoder/${k}/weights`, `decoder/${k}/biases`] as const;

export function numberLayers(network: Network): Promise<NumberLayer[]> {
  const numbers = async (name: string) => Float64Array.from(await parameter(network.parameters, name).data());
  return Promise.all(
    denseLayersOf(network).map(async ({ activation }, k) => {
      const [weights, biases] = await Promise.all(layerNames(k).map(numbers));
      return { weights, biases, activation };
    }),
  );
}

/** -log p(x | z) of each row and its gradient in z, [rows, 1 + d], for z [rows, d] and a picture a row, x [rows, pixels]. Its reference is math/section-five/decoder-metric with math/likelihood. */
export function likelihoodAndGradient(network: Network, z: Tensor2D, x: Tensor2D): Tensor2D {
  const layers = denseLayersOf(network).map(({ activation }, k) => {
    const [weights, biases] = layerNames(k).map((name) => parameter(network.parameters, name));
    return { weights: weights as unknown as Tensor2D, biases: biases as unknown as Tensor1D, activation };
  });
  const inputs: Tensor2D[] = [];
  let h = z;
  for (const { weights, biases, activation } of layers) {
    inputs.push(h);
    h = affine(h, weights, biases, activation);
  }
  const { value, grad } = tf.valueAndGrad((l) => bernoulliNegativeLogLikelihood(l as Tensor2D, x))(h);
  let d = grad as Tensor2D;
  for (let k = layers.length - 1; k >= 0; k--) {
    d = timesTransposed(d, layers[k].weights);
    if (k > 0) d = throughRelu(d, inputs[k]);
  }
  return tf.concat2d([tf.reshape(value, [-1, 1]), d], 1);
}
