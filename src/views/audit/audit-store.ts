/** The last audit of each model, and one under way; asks for them one after the other, judges nothing. */
import { createStore } from 'zustand/vanilla';
import type { Events } from '../../engine/protocol';
import type { Audit, AuditOptions } from '../../experiment/audit';
import type { Experiment } from '../../experiment/experiment';
import type { ModelId } from '../../models/registry';
import { defineSlice, type Readable } from '../../state/slice';
import { sharedStores } from '../../state/stores';
import { atRest, createTask, type TaskState } from '../../state/task';

/** An audit, and where the run stood when it was made. */
export interface Audited {
  readonly audit: Audit;
  /** The experiment that its run was started with, by identity. */
  readonly started: Experiment | null;
  readonly step: number;
  /** Moves made so far: one of T, M or R makes other parameters the best. */
  readonly moves: number;
}

interface AuditState extends TaskState<Omit<Events['measuring'], 'command'>> {
  /** Kept until the same model is audited again, or any model of another run. */
  readonly audits: Readonly<Partial<Record<ModelId, Audited>>>;
}

/** Which run it is of and how old it is, beside the run in hand. */
export type Age = 'now' | 'older' | 'other run';

export function ageOf(
  audited: Audited,
  now: { readonly started: Experiment | null; readonly step: number; readonly moves: number },
): Age {
  if (audited.started !== now.started) return 'other run';
  return audited.step === now.step && audited.moves === now.moves ? 'now' : 'older';
}

export type AuditSize = Pick<AuditOptions, 'pictures' | 'samples'>;

interface AuditStore extends Readable<AuditState> {
  /** Audits the models in turn; what came before a stop, an error or another run stays. */
  audit(models: readonly ModelId[], size: AuditSize): Promise<void>;
  /** Nothing of the audit under way is kept, and none of those that would follow is begun. */
  stop(): Promise<void>;
}

/** Audits of two runs do not stand side by side. */
function ofRun(audits: AuditState['audits'], started: Experiment | null): AuditState['audits'] {
  return Object.fromEntries(Object.entries(audits).filter(([, each]) => each.started === started));
}

export const auditSlice = defineSlice<AuditStore>((page) => {
  const { client } = page;
  const { experiment, run } = sharedStores(page);
  const store = createStore<AuditState>(() => ({ ...atRest, audits: {} }));
  const { getState, setState } = store;
  const task = createTask(store);

  page.atEnd(
    client.on((event) => {
      if (event.event === 'measuring' && event.data.command === 'audit') task.tell(event.data);
    }),
  );

  /** Its own size is not known before its first progress. */
  const first = (model: ModelId) => ({ model, done: 0, total: 1 });

  async function auditEach(models: readonly ModelId[], size: AuditSize): Promise<void> {
    const { started } = experiment.getState();
    for (const model of models) {
      task.tell(first(model));
      const found = await client.call('audit', { model, ...size });
      if (experiment.getState().started !== started) return;
      const { step } = run.getState().status;
      const entry: Audited = { audit: found, started, step, moves: experiment.getState().moves.length };
      setState(({ audits }) => ({ audits: { ...ofRun(audits, started), [model]: entry } }));
      if (getState().stopped) return;
    }
  }

  const { getInitialState, subscribe } = store;
  return {
    ...{ getState, getInitialState, subscribe },
    audit: (models, size) => task.begin(first(models[0]), () => auditEach(models, size)),
    stop: () => task.stop(() => client.call('stopMeasuring', null)),
  };
});
