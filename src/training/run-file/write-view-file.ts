/** A run as a view file: parameters and bests, of float32 or float16, without optimiser and state (definition 20). No tensors. */
import { float16Bits, ofFloat16Bits } from '../../math/float16';
import type { Precision } from '../../nn/safetensors';
import type { ParameterValues } from '../../nn/parameters';
import type { ModelBest } from '../best';
import type { KeptRun } from '../kept-run';
import { wasTrained } from '../was-trained';
import { sumOfRun } from './digest';
import { parametersPart } from './part-names';
import type { RunFacts } from './run-facts';
import { bestParts, parametersOf, part, shapesFor, zipped } from './write-parts';
import { runJson } from './write-run-json';

/** Numbers as the file will hold them. Throws where one of them is beyond the precision. */
function rounded(parameters: ParameterValues, precision: Precision): ParameterValues {
  if (precision === 'F32') return parameters;
  const round = (name: string, numbers: Float32Array) => {
    const halves = numbers.map((value) => ofFloat16Bits(float16Bits(value)));
    const beyond = numbers.find((value, i) => Number.isFinite(value) && !Number.isFinite(halves[i]));
    if (beyond === undefined) return halves;
    throw new Error(
      `view file: expected numbers within float16 in ${name}, got ${beyond}; write it as float32`,
    );
  };
  return new Map([...parameters].map(([name, numbers]) => [name, round(name, numbers)] as const));
}

const equal = (a: ParameterValues, b: ParameterValues): boolean =>
  [...a].every(([name, values]) => {
    const others = b.get(name);
    return others?.length === values.length && values.every((value, i) => Object.is(value, others[i]));
  });

/** `facts` are those of the run, its digest too. Models that were never trained are left out. Rejects where the platform has no sha256. */
export async function writeViewFile(
  kept: KeptRun,
  facts: RunFacts,
  precision: Precision,
): Promise<Uint8Array> {
  const shapesOf = shapesFor(facts.dataset);
  const models = new Map(
    [...kept.models].flatMap(([id, { snapshot }]) => {
      if (!wasTrained(kept, id)) return [];
      const parameters = rounded(snapshot.parameters, precision);
      return [[id, { snapshot: { ...snapshot, parameters }, beforeResizing: null, term2: null }] as const];
    }),
  );
  const sha256 = await sumOfRun({ ...kept, models });
  if (sha256 === null)
    throw new Error('view file: expected a platform that has sha256, got none; use HTTPS or localhost');

  /** A best of this step is not written twice. */
  const isPresent = ({ model, step, parameters }: ModelBest) => {
    const own = kept.models.get(model)?.snapshot.parameters;
    return step === kept.step && models.has(model) && own !== undefined && equal(own, parameters);
  };
  const others = kept.bests
    .filter((best) => !isPresent(best))
    .map((best) => ({ ...best, parameters: rounded(best.parameters, precision) }));
  const parts = [
    ...[...models].map(([id, { snapshot }]) => {
      const { settings } = snapshot;
      const said = { step: kept.step, settings };
      return part(parametersPart(id), said, parametersOf(snapshot, shapesOf(id, settings)), precision);
    }),
    ...bestParts(others, shapesOf, precision),
  ];
  const json = runJson(
    kept,
    { ...facts, view: { sha256 } },
    parts.map(([name]) => name),
    kept.bests.filter(isPresent),
  );
  return zipped(json, parts);
}
