/** The best parameters of a run as a file, with what is needed to use them again. A file format (docs/notation.md). */
import type { Experiment } from '../experiment/experiment';
import { modelIds, specOf, type ModelId } from '../models/registry';
import type { CommonSettings } from '../models/contract';
import { readSafetensors, writeSafetensors } from '../nn/safetensors';
import { defaultsOf } from '../schema/read-values';
import type { Best } from './best';

/** Parameters of one model and what they are of. */
export interface TrainedParameters extends Omit<Best, 'freeEnergy'> {
  readonly model: ModelId;
  readonly experiment: Experiment;
  /** sha256 of the data set's files. */
  readonly dataset: string;
}

export function writeParameterFile(
  trained: TrainedParameters,
  shapes: ReadonlyMap<string, readonly number[]>,
) {
  const { parameters, ...facts } = trained;
  const metadata = { format: 'coarse-grain 1', trained: JSON.stringify(facts) };
  return writeSafetensors({ metadata, shapes, values: parameters });
}

/** Throws an Error for a file that is none of ours. */
export function readParameterFile(bytes: Uint8Array): TrainedParameters {
  const { metadata, values } = readSafetensors(bytes);
  if (metadata.format !== 'coarse-grain 1' || metadata.trained === undefined)
    throw new Error(
      "parameters: expected a file of 'npm run train -- --weights', got another safetensors file",
    );
  const facts = JSON.parse(metadata.trained) as Omit<TrainedParameters, 'parameters'> & {
    settings: CommonSettings;
  };
  if (!modelIds.includes(facts.model))
    throw new Error(`parameters: expected a model of ${modelIds.join(', ')}, got ${String(facts.model)}`);
  // A file from before a field came has its default.
  const settings = { ...defaultsOf(specOf(facts.model).fields), ...facts.settings };
  return { ...facts, settings, parameters: values };
}
