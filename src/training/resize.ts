/** What growing or shrinking the head does to a snapshot: one linear map of the last layer's columns and the prior (definition 11). Plain numbers. */
import type { CommonSettings, ModelSpec } from '../models/contract';
import type { ParameterValues } from '../nn/parameters';
import type { Snapshot } from './learner';
import { headLayer } from './network';

type HeadMap = readonly (readonly number[])[];

/** rows x from numbers -> rows x to numbers: each row times the map. */
function mapRows(values: Float32Array, map: HeadMap): Float32Array {
  const from = map.length;
  const to = map[0].length;
  const out = new Float32Array((values.length / from) * to);
  for (let row = 0; row * from < values.length; row++)
    for (let k = 0; k < to; k++) {
      let sum = 0;
      for (let m = 0; m < from; m++) sum += values[row * from + m] * map[m][k];
      out[row * to + k] = sum;
    }
  return out;
}

/** The same for Adam's moments: a column that the map leaves as it was keeps them, a new or replaced one starts at zero. */
function keptRows(map: HeadMap): HeadMap {
  const kept = map[0].map((_, k) => map.every((row, m) => row[k] === (m === k ? 1 : 0)) && k < map.length);
  return map.map((row, m) => row.map((_, k) => (m === k && kept[k] ? 1 : 0)));
}

function mapped(values: ParameterValues, names: readonly string[], map: HeadMap): ParameterValues {
  return new Map(
    [...values].map(([name, numbers]) => [name, names.includes(name) ? mapRows(numbers, map) : numbers]),
  );
}

/** The snapshot as it is under new settings. */
export function resized(spec: ModelSpec, snapshot: Snapshot, settings: CommonSettings): Snapshot {
  const map = spec.headMap(snapshot.settings, settings);
  if (!map) return { ...snapshot, settings };
  const { weights, biases } = headLayer(settings);
  const names = [weights, biases, ...spec.priorParameters(settings).map(({ name }) => name)];
  const moments = keptRows(map);
  return {
    settings,
    parameters: mapped(snapshot.parameters, names, map),
    first: mapped(snapshot.first, names, moments),
    second: mapped(snapshot.second, names, moments),
    updates: snapshot.updates,
  };
}
