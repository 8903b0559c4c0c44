/** A file whose parameters are others than it says is damaged. */
import { unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { tinyExperiment } from '../testing/tiny-run';
import { digestOfRun } from './digest';
import { openRunFile } from './open-run-file';
import { factsOf, keptRunOf } from './testing/kept-run-of';
import { writeRunFile } from './write-run-file';

const experiment = tinyExperiment({ hidden: [5], latent: 2 });
const kept = keptRunOf(experiment, [], 12, factsOf(experiment).dataset);

test('is opened where its parameters are those of its digest', async () => {
  const facts = factsOf(experiment, { digest: await digestOfRun(kept) });
  expect(await openRunFile(writeRunFile(kept, facts))).toStrictEqual({ kept, facts });
  const unsaid = { ...facts, digest: null };
  expect((await openRunFile(writeRunFile(kept, unsaid))).facts.digest).toBeNull();
});

test('is refused where one bit of a parameter has changed', async () => {
  const digest = await digestOfRun(kept);
  const file = writeRunFile(kept, factsOf(experiment, { digest }));
  const { parameters } = kept.models.get('gauss')!.snapshot;
  const numbers = parameters.get('encoder/0/weights')!;
  const bytes = Buffer.from(numbers.buffer);
  const at = Buffer.from(file).indexOf(bytes);
  expect(at).toBeGreaterThan(0);
  file[at] ^= 1;
  await expect(openRunFile(file)).rejects.toThrow('expected the bytes that were written, got damaged ones');
  // A zip that was made of it has sums of its own.
  await expect(openRunFile(zipSync(unzipSync(file), { level: 0 }))).rejects.toThrow(
    new RegExp(
      `^run file, run\\.json: expected parameters of the digest ${digest}, got [0-9a-f]{12}: the file is damaged; `,
    ),
  );
});
