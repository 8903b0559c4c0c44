/** The made-up audit has the parts that a real one of the same settings has; what the defaults have is in audit-contract.ts. */
import { expect, test } from 'vitest';
import { defaultsWith } from '../../training/defaults-with';
import { syntheticAudit } from './synthetic-audit';

async function audited(model: 'gauss' | 'cg-bpef', change: Readonly<Record<string, unknown>>) {
  const work = syntheticAudit({
    options: { model, pictures: 4, samples: 10 },
    pictures: 30,
    step: 7,
    temperature: null,
    settings: defaultsWith(model, change),
    term1: 20,
    term2: 80,
  });
  for (;;) {
    const next = await work.next();
    if (next.done) return next.value;
  }
}

test.each([
  ['gauss', { noiseScale: 0.5 }, 'hard', 'z'],
  ['gauss', { noiseScale: 0 }, 'hard', null],
  ['cg-bpef', { sampler: 'inverse-cdf' }, 'exact', null],
] as const)('%s %j', async (model, change, reading, of) => {
  const { hard, relaxed, klSimplex, importance } = await audited(model, change);
  expect(hard === null).toBe(reading === 'exact');
  expect(relaxed?.of ?? null).toBe(of);
  expect(klSimplex).toBeNull();
  expect(importance.map((one) => one.reading)).toEqual([reading, reading]);
});
