/** One picture's refining as a generator: what it yields, what it never takes, and what it leaves when abandoned. */
import { beforeAll, describe, expect, test } from 'vitest';
import { useBackend } from '../../gpu/testing/test-backends';
import { tf, type Tensor2D } from '../../gpu/tf';
import type { TensorModel } from '../../models/contract';
import { evaluationPictures } from '../evaluate';
import { tinySubject } from '../testing/tiny-subject';
import { refineHeads, type RefineLook, type RefinedHead } from './refine-heads';
import { testPictures, type Subject } from '../audit/subject';

beforeAll(() => useBackend('wasm'));

const takeOf = (subject: Subject, steps: number) => {
  const { network, dataset, seed } = subject;
  const places = testPictures(subject, 2);
  const x = evaluationPictures(dataset, places, 'none');
  return { network, x, places, seed, temperature: 0.5, steps, samples: 8 };
};

async function looksOf(work: AsyncGenerator<RefineLook, RefinedHead[], void>) {
  const looks: RefineLook[] = [];
  for (;;) {
    const next = await work.next();
    if (next.done) return { looks, refined: next.value };
    looks.push(next.value);
  }
}

describe('refining', () => {
  test('looks every 10 steps and at the last, and takes the best look of each picture', async () => {
    const { looks, refined } = await looksOf(refineHeads(takeOf(await tinySubject('gauss'), 35)));
    expect(looks.map(({ step }) => step)).toEqual([0, 10, 20, 30, 35]);
    refined.forEach(({ chosen, head }, i) => {
      const values = looks.map(({ freeEnergy }) => freeEnergy[i]);
      const at = looks.findIndex(({ step }) => step === chosen);
      expect(values[at]).toBe(Math.min(...values));
      const size = head.length;
      expect(head).toEqual(looks[at].heads.slice(i * size, (i + 1) * size));
    });
  });

  test("keeps the encoder's head where all others are no numbers", async () => {
    let calls = 0;
    /** From the second look on, no L is a number. */
    const breaking = (model: TensorModel): TensorModel => ({
      ...model,
      term1(head, prior, settings) {
        const kl = model.term1(head, prior, settings);
        return ++calls > 1 ? (tf.mul(kl, NaN) as Tensor2D) : kl;
      },
    });
    const { refined } = await looksOf(refineHeads(takeOf(await tinySubject('gauss', {}, breaking), 20)));
    refined.forEach(({ chosen, head }) => {
      expect(chosen).toBe(0);
      expect(head.every(Number.isFinite)).toBe(true);
    });
  });

  test('abandoned, leaves no tensors', async () => {
    const take = takeOf(await tinySubject('cg-bpef'), 50);
    const before = tf.memory().numTensors;
    const work = refineHeads(take);
    await work.next();
    await work.next();
    expect(tf.memory().numTensors).toBeGreaterThan(before);
    await work.return([]);
    expect(tf.memory().numTensors).toBe(before);
  });
});
