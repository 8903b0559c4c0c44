/** How long trainings will take on this machine, from a short probe: a few steps of two models. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunRecord } from '../../training/run-contract';
import { trainArguments } from '../train-arguments';
import { runCommand } from '../jobs/child';
import { ratesOf, type Rates } from './cost';
import type { Table } from './tables';
import type { Place } from './train-job';

/** Times two short trainings in processes of their own, and forgets them. */
export async function probe(
  { rows, probed, probeSteps, sizes }: Table,
  { backend, data, signal }: Place,
): Promise<Rates> {
  const folder = await mkdtemp(join(tmpdir(), 'coarse-grain-probe-'));
  try {
    const measured = [];
    for (const id of probed) {
      const { model, experiment: whole } = rows.find((row) => row.id === id)!;
      const experiment = { ...whole, steps: probeSteps };
      const json = join(folder, `${id}.json`);
      const words = [...trainArguments(experiment), '--backend', backend, '--json', json, '--quiet', ...data];
      await runCommand({ script: 'train.ts', words }, () => undefined, signal);
      const record = JSON.parse(await readFile(json, 'utf8')) as RunRecord;
      measured.push({ model, experiment, milliseconds: record.models[model]!.millisecondsPerStep });
    }
    return ratesOf(measured[0], measured[1], sizes);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Milliseconds until the last of the trainings ends, each taken by the first lane that is free. */
export function wallMilliseconds(costs: readonly number[], width: number): number {
  const lanes = Array.from({ length: width }, () => 0);
  for (const cost of costs) lanes[lanes.indexOf(Math.min(...lanes))] += cost;
  return Math.max(...lanes);
}
