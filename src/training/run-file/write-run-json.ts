/** run.json of a run file: definition 15's JSON and what goes on from it. A file format; every number comes back to the last bit. */
import type { DroppedBest } from '../best';
import type { KeptHistory, KeptRun } from '../kept-run';
import { modelRecord } from '../model-record';
import { recordVersion } from '../record-version';
import { exactly, shortFloats } from './exact-number';
import type { RunFacts } from './run-facts';
import { runFormat, runKind } from './run-format';

function historyJson(history: KeptHistory) {
  const { evaluations, milliseconds, trained } = history;
  const record = modelRecord(history, shortFloats);
  return {
    ...record,
    validation: record.validation.map((point, i) => ({
      ...point,
      klByDimension: shortFloats(evaluations[i].klByDimension),
    })),
    milliseconds,
    trained,
  };
}

const bestJson = ({ model, step, temperature, settings, freeEnergy }: DroppedBest) => ({
  model,
  step,
  temperature,
  settings,
  L: freeEnergy,
});

/** `parts` are the names of the file's other parts; `present`, in a view file, the bests that have their model's parameters. */
export function runJson(
  kept: KeptRun,
  facts: RunFacts,
  parts: readonly string[],
  present: readonly DroppedBest[] = [],
): string {
  const { experiment, moves, step, budget, start, evaluatedAt, testedAt } = kept;
  const models = Object.fromEntries([...kept.history].map(([id, history]) => [id, historyJson(history)]));
  const { code, name, created, link, parent, digest, plan, threads, backend, dataset, view } = facts;
  const json = {
    version: recordVersion,
    kind: runKind,
    format: runFormat,
    code,
    name,
    created,
    link,
    parent,
    start,
    digest,
    step,
    budget,
    evaluatedAt,
    testedAt,
    experiment,
    moves,
    plan,
    threads,
    backend,
    dataset,
    models,
    parts,
    // Most runs have none, and their files stay as they were.
    ...(kept.dropped.length > 0 && { dropped: kept.dropped.map(bestJson) }),
    ...(view && { view: { ...view, bests: present.map(bestJson) } }),
  };
  return JSON.stringify(json, exactly);
}
