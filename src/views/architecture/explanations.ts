/** The sheet of every node of figure 1, and all equations in them for the build to make MathML of. Data only. */
import type { Explanation, OwnNode } from '../../models/figure-contract';
import { modelIds, type ModelId } from '../../models/registry';
import { figures } from './figures';
import { layerExplanations } from './layer-explanations';
import type { ArchitectureNode } from './layout';
import { pictureExplanation, reconstructionExplanation, term2Explanation } from './shared-explanations';

const reconstructions = {
  dense: reconstructionExplanation('hidden'),
  other: reconstructionExplanation('net'),
};

/** Undefined where the model has no such node. */
export function explanationOf(
  model: ModelId,
  { id, layer }: Pick<ArchitectureNode, 'id' | 'layer'>,
): Explanation | undefined {
  if (id === 'reconstruction') return layer === 'dense' ? reconstructions.dense : reconstructions.other;
  if (id === 'x') return pictureExplanation;
  if (id === 'term2') return term2Explanation;
  return layer === null ? figures[model].explanations[id as OwnNode] : layerExplanations[layer];
}

export const everyExplanation: readonly Explanation[] = [
  pictureExplanation,
  ...Object.values(layerExplanations),
  ...Object.values(reconstructions),
  term2Explanation,
  ...modelIds.flatMap((id) => Object.values(figures[id].explanations)),
];
