/** Made-up decoder layers: one dense layer whose pixels react to each latent dimension the less, the later it comes. */
import type { NumberLayer } from '../../math/section-five/decoder-metric';

/** For `inputs` numbers and that many pixels. */
export const syntheticLayers = (inputs: number, pixels: number): readonly NumberLayer[] => [
  {
    weights: Float64Array.from({ length: inputs * pixels }, (_, i) => {
      const [j, pixel] = [Math.floor(i / pixels), i % pixels];
      return (2 * Math.sin(1 + i + pixel * j)) / (1 + j);
    }),
    biases: Float64Array.from({ length: pixels }, (_, pixel) => Math.cos(pixel)),
    activation: 'linear',
  },
];
