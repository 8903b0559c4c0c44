/** Run files of runs that train nothing, for the fake engine and tests of the engine: JSON, with the maps as lists. */
import type { KeptHistory, KeptRun } from '../../training/kept-run';
import type { RunFacts } from '../../training/run-file/run-facts';
import type { RunFiles } from '../platform';

/** By the seed too: runs of different seeds have different parameters. */
const digestOf = async ({ experiment, step }: Pick<KeptRun, 'experiment' | 'step'>): Promise<string> =>
  `${(experiment.seed % 0xffff).toString(16)}${step.toString(16)}`.padStart(12, '0');

/** JSON has no typed arrays. */
const withEvaluations = <T>({ evaluations, ...rest }: KeptHistory, turned: (kl: Float32Array) => T) => ({
  ...rest,
  evaluations: evaluations.map((one) => ({ ...one, klByDimension: turned(one.klByDimension) })),
});

export const syntheticRunFiles: RunFiles = {
  digest: digestOf,
  async write(kept, { dataset, backend, said }) {
    const { name, sha256, width, height } = dataset;
    const { plan, threads } = backend;
    const digest = await digestOf(kept);
    const about = { backend, plan, threads, code: 'test', created: '2026-01-01T00:00:00.000Z', digest };
    const facts: RunFacts = { ...said, ...about, dataset: { name, sha256, width, height } };
    const history = [...kept.history].map(([model, one]) => [model, withEvaluations(one, (kl) => [...kl])]);
    const text = JSON.stringify({ kept: { ...kept, models: [], history }, facts });
    return { file: new TextEncoder().encode(text), digest };
  },
  async read(file) {
    const text = new TextDecoder().decode(file);
    if (!text.startsWith('{"kept"'))
      throw new Error('run file: expected one of this program, got another; use a file that it wrote');
    const { kept, facts } = JSON.parse(text) as { kept: KeptRun; facts: RunFacts };
    const start = facts.view?.sha256 ?? kept.start;
    const history = [...kept.history].map(
      ([model, one]) => [model, withEvaluations(one, (kl) => Float32Array.from(kl))] as const,
    );
    const told = facts.view ? { ...facts, began: kept.start } : facts;
    return { kept: { ...kept, start, models: new Map(), history: new Map(history) }, facts: told };
  },
};

/** A file of theirs as a view file. */
export async function syntheticView(file: Uint8Array): Promise<Uint8Array> {
  const run = JSON.parse(new TextDecoder().decode(file)) as { kept: KeptRun; facts: RunFacts };
  const view = { sha256: String(run.kept.step).padStart(64, '0') };
  return new TextEncoder().encode(JSON.stringify({ ...run, facts: { ...run.facts, view } }));
}
