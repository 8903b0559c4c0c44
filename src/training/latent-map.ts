/** The probe behind the latent map: posterior means of many pictures in two dimensions, and decoder means on their plane. It changes no run. */
import { tf } from '../gpu/tf';
import type { LatentMap } from '../experiment/measurements';
import { planeInputs } from '../models/plane-inputs';
import { evaluationPictures } from './evaluate';
import { decode, encode } from './network';
import { meanPixels, posterior, type ProbeTake } from './probes';

/** `pictures` and `around` are places in the data set; the other dimensions stand at the mean of `around`. */
export async function latentMap(
  take: ProbeTake,
  pictures: readonly number[],
  around: number,
  dimensions: readonly [number, number],
  grid: number,
): Promise<LatentMap> {
  const { network, dataset, binarise } = take;
  const { model, settings } = network;
  const numbers = await posterior(take, around);
  const heads = tf.tidy(() => encode(network, evaluationPictures(dataset, pictures, binarise)));
  const values = await heads.data();
  heads.dispose();
  const size = values.length / pictures.length;
  const means = pictures.flatMap((_, i) => {
    const own = { head: values.subarray(i * size, (i + 1) * size), prior: numbers.prior };
    return dimensions.map((j) => model.spec.position(own, j, settings));
  });
  const { across, up, inputs } = planeInputs(model.spec, numbers, dimensions, grid, settings);
  return {
    means: Float32Array.from(means),
    labels: Uint8Array.from(pictures, (picture) => dataset.labels[picture]),
    across: Float32Array.from(across),
    up: Float32Array.from(up),
    grid: await meanPixels(dataset, () => decode(network, tf.tensor2d(inputs.map((row) => [...row])))),
  };
}
