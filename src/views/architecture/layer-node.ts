/** What figure 1 says of one hidden layer: its name, the shape of its answer, how many numbers it learns. Pure. */
import { answerOf, parametersOf, type Layer } from '../../math/nets';
import type { Axis } from '../../models/figure-contract';

interface LayerPart {
  readonly symbol: string;
  readonly name: string;
  /** Its kind in two words: where all layers are not alike, they are told apart by it. */
  readonly tag: string;
  readonly axes: readonly Axis[];
  readonly parameters: number;
}

const digits = '₀₁₂₃₄₅₆₇₈₉';
const subscript = (value: number): string =>
  [...String(value)].map((digit) => digits[Number(digit)]).join('');

function kindWords(layer: Layer): string {
  if (layer.kind === 'dense') return ', ReLU';
  if (layer.kind === 'pool') return ': the largest of every 2 × 2';
  const { side, channels, stride } = layer.windows;
  return layer.kind === 'convolution'
    ? `: ${layer.outputs} filters of ${side} × ${side}, ReLU`
    : `: ${channels} transposed filters of ${side} × ${side}, stride ${stride}, ReLU`;
}

function tagOf(layer: Layer): string {
  if (layer.kind === 'dense') return 'dense';
  if (layer.kind === 'pool') return 'max of 2 × 2';
  const { side } = layer.windows;
  return `${layer.kind === 'convolution' ? 'conv' : 'transposed'} ${side} × ${side}`;
}

/** Hidden layer `i` of a side, from 1. */
export function layerPart(side: 'encoder' | 'decoder', i: number, layer: Layer): LayerPart {
  const { height, width, channels } = answerOf(layer);
  const axes =
    layer.kind === 'dense'
      ? [{ symbol: 'hidden', size: channels }]
      : [
          { symbol: 'height', size: height },
          { symbol: 'width', size: width },
          { symbol: 'channels', size: channels },
        ];
  const name = `${side} layer ${i}${kindWords(layer)}`;
  return { symbol: `h${subscript(i)}`, name, tag: tagOf(layer), axes, parameters: parametersOf(layer) };
}
