/** Milliseconds of a training step of each family of CG-VAE beside CG-BPEF-VAE's, in turn, as ratios of paired rounds: `npx tsx scripts/measure/family-steps.ts [rounds] [family ...]`. On wasm with one thread. */
import { activate } from '../../src/gpu/backends';
import { tf } from '../../src/gpu/tf';
import { fillUniform, keyOf } from '../../src/math/random';
import { families, familyIds } from '../../src/models/cg/families/registry';
import { loadModel, type ModelId } from '../../src/models/registry';
import { defaultsWith } from '../../src/training/defaults-with';
import { createLearner } from '../../src/training/learner';
import { disposeNoise, stepNoise } from '../../src/training/noise';
import { trainStep } from '../../src/training/step';

const STEPS = 8;
const PIXELS = 784;
const PICTURES = 100;
const rounds = Number(process.argv[2] ?? 9);
const named = process.argv.slice(3);

await activate('wasm', { threads: 1 });
const x = tf.tensor2d(fillUniform(new Float32Array(PICTURES * PIXELS), keyOf(1, 'measure'), 0), [
  PICTURES,
  PIXELS,
]);

async function stepper(id: ModelId, own: Record<string, unknown>) {
  const settings = defaultsWith(id, { latent: 20, hidden: [400, 400], ...own });
  const learner = createLearner(id, await loadModel(id), settings, PIXELS, 1);
  let step = 0;
  return async () => {
    const begun = performance.now();
    for (let i = 0; i < STEPS; i++) {
      const noise = stepNoise(learner.model, settings, 1, step++, PICTURES);
      const { network, adam } = learner;
      const losses = trainStep({ network, x, noise, temperature: 0.7, adam });
      await losses.data();
      tf.dispose(losses);
      disposeNoise(noise);
    }
    return (performance.now() - begun) / STEPS;
  };
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1];

const paper = await stepper('cg-bpef', {});
for (const family of familyIds.filter((id) => named.length === 0 || named.includes(id)))
  for (const sampler of ['concrete', 'inverse-cdf']) {
    const reference = sampler === 'concrete' ? paper : await stepper('cg-bpef', { sampler });
    const own = await stepper('cg', { family, sampler });
    const ratios: number[] = [];
    const times: number[] = [];
    for (let round = -1; round < rounds; round++) {
      const [a, b] = [await reference(), await own()];
      if (round < 0) continue;
      ratios.push(b / a);
      times.push(b);
    }
    const title = `${families[family].title}, ${sampler}`;
    process.stdout.write(
      `${title.padEnd(34)} ${median(times).toFixed(1).padStart(6)} ms  ${median(ratios).toFixed(2)} of CG-BPEF-VAE\n`,
    );
  }
