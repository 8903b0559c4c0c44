/** The sheet of every node of figure 1, and all equations in them for the build to make MathML of. Data only. */
import { modelIds, type ModelId } from '../../models/registry';
import type { Explanation } from './explanation';
import type { NodeId } from './layout';
import { modelExplanations, type OwnNode } from './model-explanations';
import {
  layerExplanation,
  pictureExplanation,
  reconstructionExplanation,
  term2Explanation,
} from './shared-explanations';

const shared: Readonly<Record<Exclude<NodeId, OwnNode>, Explanation>> = {
  x: pictureExplanation,
  'encoder-1': layerExplanation,
  'encoder-2': layerExplanation,
  'encoder-3': layerExplanation,
  'encoder-4': layerExplanation,
  'encoder-5': layerExplanation,
  'decoder-1': layerExplanation,
  'decoder-2': layerExplanation,
  'decoder-3': layerExplanation,
  'decoder-4': layerExplanation,
  reconstruction: reconstructionExplanation,
  term2: term2Explanation,
};

/** Undefined where the model has no such node. */
export function explanationOf(model: ModelId, node: NodeId): Explanation | undefined {
  return node in shared ? shared[node as keyof typeof shared] : modelExplanations[model][node as OwnNode];
}

export const everyExplanation: readonly Explanation[] = [
  ...new Set(Object.values(shared)),
  ...modelIds.flatMap((id) => Object.values(modelExplanations[id])),
];
