/** What growing or shrinking the head does to a snapshot: one linear map of the last layer's columns and the prior (definition 11). Plain numbers. */
import { mapRows } from '../math/polynomial-projection';
import type { CommonSettings, ModelSpec } from '../models/contract';
import type { ParameterValues } from '../nn/parameters';
import type { Snapshot } from './snapshot';

type HeadMap = readonly (readonly number[])[];

/** The map of Adam's moments: a column that the head's map leaves as it was keeps them, a new or replaced one starts at zero. */
function keptRows(map: HeadMap): HeadMap {
  const kept = map[0].map((_, k) => map.every((row, m) => row[k] === (m === k ? 1 : 0)) && k < map.length);
  return map.map((row, m) => row.map((_, k) => (m === k && kept[k] ? 1 : 0)));
}

/** What a resizing changes, of the parameters of those names: the encoder's linear last layer, whose columns are the head, and the prior. */
export function resizedNames(
  spec: ModelSpec,
  settings: CommonSettings,
  parameters: Iterable<string>,
): readonly string[] {
  const last = [...parameters].filter((name) => /^encoder\/\d+\/weights$/.test(name)).length - 1;
  const prior = spec.priorParameters(settings).map(({ name }) => name);
  return [`encoder/${last}/weights`, `encoder/${last}/biases`, ...prior];
}

function mapped(values: ParameterValues, names: readonly string[], map: HeadMap): ParameterValues {
  return new Map(names.map((name) => [name, Float32Array.from(mapRows(values.get(name)!, map))]));
}

/** Those parameters as they are under new settings. */
export function resizedParameters(
  spec: ModelSpec,
  before: Pick<Snapshot, 'settings' | 'parameters'>,
  settings: CommonSettings,
  names: readonly string[],
): ParameterValues {
  const map = spec.headMap(before.settings, settings);
  if (map) return mapped(before.parameters, names, map);
  return new Map(names.map((name) => [name, before.parameters.get(name)!]));
}

/** The snapshot as it is under new settings. */
export function resized(spec: ModelSpec, snapshot: Snapshot, settings: CommonSettings): Snapshot {
  const map = spec.headMap(snapshot.settings, settings);
  if (!map) return { ...snapshot, settings };
  const { parameters, first, second, updates } = snapshot;
  // A running mean begins anew: parts of it that were begun at different steps are the moments of no distribution.
  const begunAnew = spec.priorParameters(settings).filter(({ trained = true }) => !trained);
  const zeros = begunAnew.map(
    ({ name, shape }) => [name, new Float32Array(shape.reduce((product, n) => product * n, 1))] as const,
  );
  const names = resizedNames(spec, settings, parameters.keys());
  const moments = keptRows(map);
  return {
    settings,
    parameters: new Map([...parameters, ...resizedParameters(spec, snapshot, settings, names)]),
    first: new Map([...first, ...mapped(first, names, moments), ...zeros]),
    second: new Map([...second, ...mapped(second, names, moments), ...zeros]),
    updates,
  };
}
