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

function mapped(values: ParameterValues, names: readonly string[], map: HeadMap): ParameterValues {
  return new Map(
    [...values].map(([name, numbers]) => [
      name,
      names.includes(name) ? Float32Array.from(mapRows(numbers, map)) : numbers,
    ]),
  );
}

/** Weights and biases of the encoder's linear last layer, whose columns are the head. */
function headLayer(values: ParameterValues): string[] {
  const last = [...values.keys()].filter((name) => /^encoder\/\d+\/weights$/.test(name)).length - 1;
  return [`encoder/${last}/weights`, `encoder/${last}/biases`];
}

/** The snapshot as it is under new settings. */
export function resized(spec: ModelSpec, snapshot: Snapshot, settings: CommonSettings): Snapshot {
  const map = spec.headMap(snapshot.settings, settings);
  if (!map) return { ...snapshot, settings };
  const names = [
    ...headLayer(snapshot.parameters),
    ...spec.priorParameters(settings).map(({ name }) => name),
  ];
  const moments = keptRows(map);
  return {
    settings,
    parameters: mapped(snapshot.parameters, names, map),
    first: mapped(snapshot.first, names, moments),
    second: mapped(snapshot.second, names, moments),
    updates: snapshot.updates,
  };
}
