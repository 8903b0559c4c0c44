/** The best parameters by validation, one for each evaluation temperature and each M and R (definition 7). Plain numbers. */
import { commonFields } from '../models/fields';
import type { CommonSettings, ModelSpec } from '../models/contract';
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

export interface Bests {
  /** The best so far under those settings and that temperature. */
  of(spec: ModelSpec, settings: CommonSettings, temperature: number | null): Best | null;
  /** Keeps it where it is better. */
  offer(best: ModelBest): void;
  /** Forgets those of later steps. */
  rewind(step: number): void;
  /** Those of every model. */
  all(): readonly ModelBest[];
}

/** Where a best belongs: the evaluation temperature and the model's own live fields, which change what is measured. */
function keyOfBest(spec: ModelSpec, settings: CommonSettings, temperature: number | null): string {
  const own = Object.entries(spec.fields).filter(([name, field]) => field.live && !(name in commonFields));
  const byName = settings as unknown as Readonly<Record<string, unknown>>;
  const values = own.map(([name]) => `${name}=${String(byName[name])}`);
  return [spec.id, `temperature=${temperature}`, ...values].join(' ');
}

export function createBests(kept: readonly ModelBest[] = []): Bests {
  const keyOf = ({ model, settings, temperature }: ModelBest) =>
    keyOfBest(specOf(model), settings, temperature);
  const bests = new Map(kept.map((best) => [keyOf(best), best]));
  return {
    of: (spec, settings, temperature) => bests.get(keyOfBest(spec, settings, temperature)) ?? null,
    offer(best) {
      const key = keyOf(best);
      const held = bests.get(key);
      if (!held || best.freeEnergy < held.freeEnergy) bests.set(key, best);
    },
    rewind(step) {
      for (const [key, best] of bests) if (best.step > step) bests.delete(key);
    },
    all: () => [...bests.values()],
  };
}
