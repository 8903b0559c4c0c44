/** A run that goes on from a view file: its parameters, Adam from its first update, and a head that is resized, not made anew. */
import { beforeAll, expect, test } from 'vitest';
import { useBackend } from '../../gpu/testing/test-backends';
import type { KeptRun } from '../kept-run';
import { createRun } from '../run';
import type { Run } from '../run-contract';
import { tiny, tinyExperiment } from '../testing/tiny-run';
import { openRunFile } from './open-run-file';
import { readRunFile } from './read-run-file';
import { factsOf } from './testing/kept-run-of';
import { writeRunFile } from './write-run-file';
import { writeViewFile } from './write-view-file';

beforeAll(() => useBackend('wasm'));

const experiment = tinyExperiment({}, { steps: 60 }, ['gauss', 'cg-bpef']);
const { width, height } = tiny;
const facts = factsOf(experiment, { dataset: { name: 'tiny', sha256: 'tiny', width, height }, digest: null });

async function trained(run: Run, until: number): Promise<Run> {
  run.restAt(until);
  for await (const beat of run.train()) if (beat.kind === 'step' && run.step === until) break;
  await run.drain();
  return run;
}
const goOn = (from: KeptRun) =>
  createRun({ experiment: from.experiment, moves: from.moves, dataset: tiny, from });
const viewOf = async (kept: KeptRun) => (await openRunFile(await writeViewFile(kept, facts, 'F32'))).kept;

test('begins with the parameters of the file, counts its updates from 1, and ends in the same bits each time', async () => {
  const first = await trained(await createRun({ experiment, moves: [], dataset: tiny }), 20);
  const kept = await first.keep();
  const view = await viewOf(kept);
  const ends: KeptRun[] = [];
  for (let again = 0; again < 2; again++) {
    const run = await goOn(view);
    const begun = await run.keep();
    expect(begun.models.get('gauss')!.snapshot.parameters).toEqual(
      kept.models.get('gauss')!.snapshot.parameters,
    );
    expect(begun).toMatchObject({ step: 20, start: view.start });
    await trained(run, 21);
    const one = await run.keep();
    expect([...one.models.values()].map(({ snapshot }) => snapshot.updates)).toEqual([1, 1]);
    expect(one.history.get('gauss')!.curve.step).toEqual(Array.from({ length: 21 }, (_, i) => i + 1));
    ends.push(await (await trained(run, 30)).keep());
    run.dispose();
  }
  expect(ends[1].models).toEqual(ends[0].models);
  // Not the run that had its moments.
  const whole = await (await trained(first, 30)).keep();
  first.dispose();
  expect(whole.models.get('gauss')!.snapshot.parameters).not.toEqual(
    ends[0].models.get('gauss')!.snapshot.parameters,
  );
  expect(whole.start).toBeNull();
});

test.each(['at once', 'through a file of its own'])(
  'a move of M before its first step takes the trained head along, %s',
  async (way) => {
    const run = await trained(await createRun({ experiment, moves: [], dataset: tiny }), 20);
    const view = await viewOf(await run.keep());
    const ask = async (on: Run) => {
      on.move('polynomialOrder', 7);
      await on.probe('sample', { model: 'cg-bpef', count: 1 });
      const { snapshot } = (await on.keep()).models.get('cg-bpef')!;
      on.dispose();
      return snapshot;
    };
    const viewed = await goOn(view);
    const from =
      way === 'at once' ? viewed : await goOn(readRunFile(writeRunFile(await viewed.keep(), facts)).kept);
    const [own, resized] = [await ask(run), await ask(from)];
    expect(resized.parameters.get('prior/coefficients')).toHaveLength(7 * own.settings.latent);
    expect(resized.parameters).toEqual(own.parameters);
  },
);
