/** The best parameters by validation, one for each evaluation temperature and each M and R (definition 7), as many as a budget of memory holds. Plain numbers. */
import type { CommonSettings, ModelSpec } from '../models/contract';
import { ownLiveFields } from '../models/fields';
import { specOf, type ModelId } from '../models/registry';
import type { ParameterValues } from '../nn/parameters';

export interface Best {
  /** L on the validation pictures, nats. */
  readonly freeEnergy: number;
  readonly step: number;
  readonly temperature: number | null;
  readonly settings: CommonSettings;
  readonly parameters: ParameterValues;
}

/** A best, and whose it is. */
export interface ModelBest extends Best {
  readonly model: ModelId;
}

/** A best whose parameters were dropped: what it was stays listed. */
export type DroppedBest = Omit<ModelBest, 'parameters'>;

/** What a run keeps of its bests, from the one that was met longest ago. */
export interface KeptBests {
  readonly bests: readonly ModelBest[];
  readonly dropped: readonly DroppedBest[];
}

/** Bytes of parameters that all bests of a run may take (definition 7): about five held T of the default nets. */
export const bestBytes = 48e6;

export interface Bests {
  /** The best so far under those settings and that temperature; null where its parameters were dropped. */
  of(spec: ModelSpec, settings: CommonSettings, temperature: number | null): Best | null;
  /** The same, and it is what its model met last: the newest of each model is never dropped. */
  meet(spec: ModelSpec, settings: CommonSettings, temperature: number | null): Best | null;
  /** Keeps it where it is better; the parameters that were met longest ago are dropped where all take more than the budget. */
  offer(best: ModelBest): void;
  /** Forgets those of later steps. */
  rewind(step: number): void;
  /** Those of every model. */
  keep(): KeptBests;
}

/** Where a best belongs: the evaluation temperature and the model's own live fields, which change what is measured. */
function keyOfBest(spec: ModelSpec, settings: CommonSettings, temperature: number | null): string {
  const byName = settings as unknown as Readonly<Record<string, unknown>>;
  const values = ownLiveFields(spec).map(([name]) => `${name}=${String(byName[name])}`);
  return [spec.id, `temperature=${temperature}`, ...values].join(' ');
}

const noBests: KeptBests = { bests: [], dropped: [] };

const bytesOf = ({ parameters }: Best): number =>
  [...parameters.values()].reduce((sum, { byteLength }) => sum + byteLength, 0);

/** Which parameters are dropped follows from what was met and offered alone, so that a run that goes on drops the same. `onDropped` hears of each. */
export function createBests(
  { bests: kept, dropped: gone }: KeptBests = noBests,
  most = bestBytes,
  onDropped: (best: ModelBest) => void = () => undefined,
): Bests {
  const keyOf = ({ model, settings, temperature }: DroppedBest) =>
    keyOfBest(specOf(model), settings, temperature);
  // Both from the one that was met, or dropped, longest ago.
  const bests = new Map(kept.map((best) => [keyOf(best), best]));
  const dropped = new Map(gone.map((best) => [keyOf(best), best]));

  function drop(key: string, { model, freeEnergy, step, temperature, settings }: ModelBest): void {
    const best: DroppedBest = { model, freeEnergy, step, temperature, settings };
    bests.delete(key);
    const before = dropped.get(key);
    dropped.delete(key);
    dropped.set(key, before && before.freeEnergy <= best.freeEnergy ? before : best);
  }

  function fit(): void {
    let bytes = [...bests.values()].reduce((sum, best) => sum + bytesOf(best), 0);
    const newest = new Map([...bests].map(([key, { model }]) => [model, key]));
    for (const [key, best] of [...bests]) {
      if (bytes <= most) return;
      if (newest.get(best.model) === key) continue;
      bytes -= bytesOf(best);
      drop(key, best);
      onDropped(best);
    }
  }

  fit();
  return {
    of: (spec, settings, temperature) => bests.get(keyOfBest(spec, settings, temperature)) ?? null,
    meet(spec, settings, temperature) {
      const key = keyOfBest(spec, settings, temperature);
      const best = bests.get(key);
      if (!best) return null;
      bests.delete(key);
      bests.set(key, best);
      return best;
    },
    offer(best) {
      const key = keyOf(best);
      const held = bests.get(key);
      if (held && held.freeEnergy <= best.freeEnergy) return;
      bests.delete(key);
      bests.set(key, best);
      fit();
    },
    rewind(step) {
      for (const of of [bests, dropped]) for (const [key, best] of of) if (best.step > step) of.delete(key);
    },
    keep: () => ({ bests: [...bests.values()], dropped: [...dropped.values()] }),
  };
}
