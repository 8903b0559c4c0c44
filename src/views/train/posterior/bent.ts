/** The density in the sandbox: settings of its own, numbers for one dimension, and what another M, R or posterior makes of them. Pure. */
import { mapRows } from '../../../math/polynomial-projection';
import type { Bending } from '../../../models/bending-contract';
import { bendingOf } from '../../../models/bendings';
import type { CommonSettings, ModelSpec, Posterior } from '../../../models/contract';
import { defaultsOf, valueOf } from '../../../schema/read-values';

/** A model whose densities a user can bend. */
export interface Bendable {
  readonly spec: ModelSpec;
  readonly bending: Bending;
}

/** Empty of any other model. */
export function bendableOf(spec: ModelSpec): Bendable[] {
  const bending = bendingOf(spec);
  return bending ? [{ spec, bending }] : [];
}

export interface Bent {
  /** Of one latent dimension. */
  readonly settings: CommonSettings;
  /** [P]. */
  readonly coefficients: readonly number[];
  readonly temperature: number;
  /** What had to be mended in the settings. */
  readonly notices: readonly string[];
}

/** Numbers with more digits say nothing on a slider. */
const DIGITS = 4;
const START_T = 0.5;

/** The fields that a resizing slider moves. */
export type Resized = 'polynomialOrder' | 'gridPoints';
const resized: readonly Resized[] = ['polynomialOrder', 'gridPoints'];

const picked = (values: object, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, valueOf(values, name)]));

const rounded = (values: ArrayLike<number>) =>
  Array.from(values, (value) => Number(value.toPrecision(DIGITS)));

function settingsOf({ spec, bending }: Bendable, own: object) {
  const wanted = { ...defaultsOf(spec.fields), ...own, latent: 1 } as unknown as CommonSettings;
  // Cut numbers belong to any M and R; mapped ones to those that a run can have.
  return bending.resized === 'cut' ? { settings: wanted, notices: [] } : spec.mend(wanted);
}

/** The fields that decide what is bent, as `shown` has them; the rest at their defaults. */
export function begun(bendable: Bendable, shown: object): Bent {
  const { spec, bending } = bendable;
  const { start, shapedBy } = bending;
  const own = settingsOf(bendable, picked(shown, shapedBy));
  const size = spec.headSize(own.settings);
  return {
    ...own,
    coefficients: Array.from({ length: size }, (_, p) => start[p] ?? 0),
    temperature: START_T,
  };
}

/** The same density, or the nearest, at another M or R. */
export function moved(bendable: Bendable, before: Bent, field: Resized, value: number): Bent {
  const { spec, bending } = bendable;
  const own = settingsOf(bendable, { ...before.settings, [field]: value });
  const map = bending.resized === 'mapped' ? spec.headMap(before.settings, own.settings) : null;
  const size = spec.headSize(own.settings);
  const coefficients = map
    ? rounded(mapRows(before.coefficients, map))
    : Array.from({ length: size }, (_, p) => before.coefficients[p] ?? 0);
  return { ...before, ...own, coefficients };
}

/** One dimension of a posterior, with the settings that its head belongs to. */
export function taken(
  bendable: Bendable,
  { head }: Posterior,
  settings: CommonSettings,
  dimension: number,
  temperature: number,
): Bent {
  const size = head.length / settings.latent;
  return {
    ...settingsOf(bendable, picked(settings, [...bendable.bending.shapedBy, ...resized])),
    coefficients: rounded(Array.from(head).slice(dimension * size, (dimension + 1) * size)),
    temperature,
  };
}
