/** Every probe, one line each: the commands of the protocol, what a run answers and what the fake answers follow from this list. It loads no tensors. */
import type { Made } from '../../experiment/measurements';
import type { IfMoved } from '../../experiment/probe-settings';
import type { ModelId } from '../../models/registry';
import { latentMap } from './latent-map';
import { posterior } from './posterior';
import { posteriors } from './posteriors';
import { precision } from './precision';
import type { Probe } from './probe';
import { reconstruct } from './reconstruct';
import { sample } from './sample';
import { traverse } from './traverse';
import { truth } from './truth';

const registry = { reconstruct, sample, traverse, latentMap, posterior, posteriors, truth, precision };

export type ProbeName = keyof typeof registry;
export const probeNames = Object.keys(registry) as ProbeName[];

/** What each takes beside the model, and gives beside how it was made. */
type Takes = { [K in ProbeName]: Parameters<(typeof registry)[K]['ask']>[1] };
type Gives = { [K in ProbeName]: Awaited<ReturnType<(typeof registry)[K]['ask']>> };

/** Whom is asked: a model of the run as it is, or as it would be had these moves been made now (definition 24). */
export interface Asked {
  readonly model: ModelId;
  /** As it was: at the newest evaluation up to that step that is still kept, else at the oldest. The answer says at which. */
  readonly at?: number;
  /** Of a run beside, by its key: the parameters at its file's step. It has no `at`. */
  readonly of?: string;
  readonly ifMoved?: readonly IfMoved[];
}

export type ProbeTake<K extends ProbeName> = Takes[K] & Asked;
export type ProbeGive<K extends ProbeName> = Gives[K] & Made;

const probes: { readonly [K in ProbeName]: Probe<Takes[K], Gives[K]> } = registry;

export const probeOf = <K extends ProbeName>(name: K): Probe<Takes[K], Gives[K]> => probes[name];
