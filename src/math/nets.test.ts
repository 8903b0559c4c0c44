/** The shape of every layer of section 4's and appendix E's nets, as the paper prints them. */
import { describe, expect, test } from 'vitest';
import { answerOf, appendixE, convolutionalNet, denseNet, netOf, parametersOf } from './nets';
import { numbersOfPicture } from './windows';

const ends = { pixels: 1024, head: 60, input: 30 };
/** Channels first, as the paper writes them. */
const shapes = (layers: Parameters<typeof answerOf>[0][]) =>
  layers.map((layer) => {
    const { height, width, channels } = answerOf(layer);
    return `${layer.kind} ${channels} x ${height} x ${width}`;
  });

describe('appendix E', () => {
  const { encoder, decoder } = convolutionalNet(appendixE, ends);

  test('the encoder', () => {
    expect(shapes([...encoder])).toEqual([
      'convolution 32 x 28 x 28',
      'pool 32 x 14 x 14',
      'convolution 64 x 10 x 10',
      'pool 64 x 5 x 5',
      'convolution 128 x 1 x 1',
      'dense 60 x 1 x 1',
    ]);
  });

  test('the decoder', () => {
    expect(shapes([...decoder])).toEqual([
      'dense 128 x 1 x 1',
      'transposed 64 x 4 x 4',
      'transposed 32 x 8 x 8',
      'transposed 16 x 16 x 16',
      'transposed 1 x 32 x 32',
    ]);
  });

  test('each layer takes what the one before answers, and ReLU is everywhere but at the ends', () => {
    for (const layers of [encoder, decoder])
      layers.slice(1).forEach((layer, k) => {
        const before = answerOf(layers[k]);
        if (layer.kind === 'dense') expect(layer.inputs).toBe(numbersOfPicture(before));
        else if (layer.kind === 'pool') expect(layer.picture).toEqual(before);
        else if (layer.kind === 'convolution') expect(layer.windows).toMatchObject(before);
        else
          expect({ height: layer.windows.down, width: layer.windows.across, channels: layer.inputs }).toEqual(
            before,
          );
      });
    const activations = [...encoder, ...decoder].flatMap((layer) =>
      'activation' in layer ? [layer.activation] : [],
    );
    expect(activations).toEqual(['linear', 'relu', 'relu', 'relu', 'relu', 'linear']);
  });

  test('has the learned numbers of its filters and biases', () => {
    expect([...encoder, ...decoder].map(parametersOf)).toEqual([
      832, 0, 51264, 0, 204928, 7740, 3968, 204864, 51232, 12816, 401,
    ]);
    expect(netOf('convolutional', [400], ends)).toEqual({ encoder, decoder });
  });

  test('is for pictures of 32 x 32 alone', () => {
    expect(() => convolutionalNet(appendixE, { ...ends, pixels: 784 })).toThrow(
      'convolutional net: expected pictures of 32 x 32 pixels, got 784 pixels; take the dense net',
    );
  });
});

test('section 4: the decoder has the hidden layers backwards', () => {
  const { encoder, decoder } = denseNet([400, 300], { pixels: 784, head: 40, input: 20 });
  expect(shapes([...encoder])).toEqual(['dense 400 x 1 x 1', 'dense 300 x 1 x 1', 'dense 40 x 1 x 1']);
  expect(shapes([...decoder])).toEqual(['dense 300 x 1 x 1', 'dense 400 x 1 x 1', 'dense 784 x 1 x 1']);
});
