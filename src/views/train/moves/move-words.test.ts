/** What a row of the list says before it is pressed, and while its branch trains. */
import { describe, expect, test } from 'vitest';
import { againWords, moveWords, progressWords, type Standing } from './move-words';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

const standing: Standing = {
  snapshots: [500, 1000],
  millisecondsPerStep: 20,
  step: 1700,
  to: 1700,
  dead: false,
  kept: 1700,
};

test.each([
  [{ step: 3, field: 'temperature', value: 0.5 }, 'Temperature 0.5'],
  [{ step: 3, field: 'temperature', value: null }, 'Temperature to schedule'],
  [{ step: 3, field: 'gauss.on', value: false }, 'Gauss-VAE off'],
  [{ step: 3, field: 'gauss.learningRate', value: 0.001 }, 'Gauss: Learning rate 0.001'],
])('%j is called %s', (move, words) => {
  expect(moveWords(move)).toBe(words);
});

describe('a move that is to go', () => {
  test.each<[number, Partial<Standing>, string]>([
    [1200, {}, 'Trains again from step 1,000: about 14 s.'],
    [1000, {}, 'Trains again from step 1,000: about 14 s.'],
    [999, {}, 'Trains again from step 500: about 24 s.'],
    [80, {}, 'Trains again from step 0: about 34 s.'],
    [1200, { millisecondsPerStep: null }, 'Trains again from step 1,000.'],
    [1200, { millisecondsPerStep: 1 }, 'Trains again from step 1,000: under 1 s.'],
    [80, { millisecondsPerStep: 200 }, 'Trains again from step 0: about 6 min.'],
    [80, { millisecondsPerStep: 10_000 }, 'Trains again from step 0: about 5 h.'],
    // Not taken yet.
    [1700, {}, 'Nothing is trained again.'],
    [1900, {}, 'Nothing is trained again.'],
    // On the way back to where the run was.
    [1900, { step: 1200 }, 'Trains again from step 1,200: about 10 s.'],
    [
      1200,
      { dead: true, kept: 900 },
      'The engine has stopped. Trains again from step 900, as kept on this device: about 16 s.',
    ],
    [800, { dead: true, kept: 900 }, 'The engine has stopped. Trains again from step 0: about 34 s.'],
    [1200, { dead: true, kept: null }, 'The engine has stopped. Trains again from step 0: about 34 s.'],
    [1700, { dead: true }, 'The engine has stopped. Goes on from step 1,700, as kept on this device.'],
  ])('at step %d, with %j', (move, change, words) => {
    expect(plain(againWords(move, { ...standing, ...change }))).toBe(words);
  });
});

test('a branch says how far it is', () => {
  expect(plain(progressWords(1843, 1000, true, 8.6))).toBe('Training again to step 1,843: 9 s left.');
  expect(progressWords(1843, 1000, true, null)).toBe('Training again to step 1,843.');
  expect(progressWords(1843, 1000, false, 8.6)).toBe('Training again to step 1,843: at step 1,000.');
});
