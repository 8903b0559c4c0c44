/** The last audit of each model, and one under way; asks for them one after the other, judges nothing. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { Stopped } from '../engine/client';
import type { EngineClient, Events } from '../engine/protocol';
import type { Audit, AuditOptions } from '../experiment/audit';
import type { Experiment } from '../experiment/experiment';
import type { ModelId } from '../models/registry';
import type { Stores } from './use-page';

/** An audit, and where the run stood when it was made. */
export interface Audited {
  readonly audit: Audit;
  /** The experiment that its run was started with, by identity. */
  readonly started: Experiment | null;
  readonly step: number;
  /** Moves made so far: one of T, M or R makes other parameters the best. */
  readonly moves: number;
}

export interface AuditState {
  /** Kept until the same model is audited again, or any model of another run. */
  readonly audits: Readonly<Partial<Record<ModelId, Audited>>>;
  /** Null while nothing is audited. */
  readonly auditing: Events['auditing'] | null;
  /** The last one asked for was stopped before its end. */
  readonly stopped: boolean;
  /** Why the last one asked for has no result. */
  readonly problem: string | null;
}

export type AuditStore = StoreApi<AuditState>;

export function createAuditStore(): AuditStore {
  return createStore<AuditState>(() => ({ audits: {}, auditing: null, stopped: false, problem: null }));
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

/** Audits the models in turn; what came before a stop, an error or another run stays. */
export async function auditModels(
  client: EngineClient,
  { audits, experiment, run }: Pick<Stores, 'audits' | 'experiment' | 'run'>,
  models: readonly ModelId[],
  size: AuditSize,
): Promise<void> {
  if (audits.getState().auditing) return;
  const { started } = experiment.getState();
  audits.setState({ stopped: false, problem: null });
  try {
    for (const model of models) {
      // Its own size is not known before its first progress.
      audits.setState({ auditing: { model, done: 0, total: 1 } });
      const audit = await client.call('audit', { model, ...size });
      if (experiment.getState().started !== started) return;
      const { step } = run.getState().status;
      const entry: Audited = { audit, started, step, moves: experiment.getState().moves.length };
      audits.setState(({ audits: before }) => ({
        audits: { ...ofRun(before, started), [model]: entry },
      }));
      if (audits.getState().stopped) return;
    }
  } catch (error) {
    if (error instanceof Stopped) audits.setState({ stopped: true });
    else audits.setState({ problem: error instanceof Error ? error.message : String(error) });
  } finally {
    audits.setState({ auditing: null });
  }
}

/** Audits of two runs do not stand side by side. */
function ofRun(audits: AuditState['audits'], started: Experiment | null): AuditState['audits'] {
  return Object.fromEntries(Object.entries(audits).filter(([, each]) => each.started === started));
}

/** Nothing of the audit under way is kept, and none of those that would follow is begun. */
export async function stopAudit(client: EngineClient, audits: AuditStore): Promise<void> {
  if (!audits.getState().auditing) return;
  audits.setState({ stopped: true });
  // An engine that has died says so by the audit's own answer.
  await client.call('stopAudit', null).catch(() => undefined);
}
