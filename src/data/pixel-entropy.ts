/** The entropy of grey pixels: what the Bernoulli likelihood's cross-entropy cannot fall below. */
import type { Dataset, Range } from './dataset';

/**
 * Mean over the pictures of a range of sum_i -[x_i log x_i + (1 - x_i) log(1 - x_i)], nats: term2 of a decoder that gives back each
 * picture exactly. 0 of pixels that are black or white. The pictures must be in.
 */
export function meanEntropy(
  { images, levels, width, height }: Pick<Dataset, 'images' | 'levels' | 'width' | 'height'>,
  { first, end }: Range,
): number {
  const entropy = Float64Array.from({ length: levels + 1 }, (_, grey) => binaryEntropy(grey / levels));
  const pixels = width * height;
  let sum = 0;
  for (let i = first * pixels; i < end * pixels; i++) sum += entropy[images[i]];
  return sum / (end - first);
}

/** Nats; 0 at both ends. */
function binaryEntropy(x: number): number {
  const part = (p: number) => (p > 0 ? -p * Math.log(p) : 0);
  return part(x) + part(1 - x);
}
