/** The sheet of every node of figure 1, and all equations in them for the build to make MathML of. Data only. */
import type { Explanation, OwnNode } from '../../models/figure-contract';
import { modelIds } from '../../models/registry';
import { figures } from './figures';
import { layerExplanations } from './layer-explanations';
import type { Architecture, ArchitectureNode } from './layout';
import { pictureExplanation, reconstructionExplanation, term2Explanation } from './shared-explanations';

const reconstructions = {
  dense: reconstructionExplanation('hidden'),
  other: reconstructionExplanation('net'),
};

/** Undefined where the model has no such node. */
export function explanationOf(
  { model, settings }: Pick<Architecture, 'model' | 'settings'>,
  { id, layer }: Pick<ArchitectureNode, 'id' | 'layer'>,
): Explanation | undefined {
  if (id === 'reconstruction') return layer === 'dense' ? reconstructions.dense : reconstructions.other;
  if (id === 'x') return pictureExplanation;
  if (id === 'term2') return term2Explanation;
  if (layer !== null) return layerExplanations[layer];
  const { explanations, variants = [] } = figures[model];
  const own = variants.filter(({ holds, explanations }) => id in explanations && holds(settings)).at(-1);
  return (own?.explanations ?? explanations)[id as OwnNode];
}

export const everyExplanation: readonly Explanation[] = [
  pictureExplanation,
  ...Object.values(layerExplanations),
  ...Object.values(reconstructions),
  term2Explanation,
  ...modelIds.flatMap((id) =>
    [figures[id], ...(figures[id].variants ?? [])].flatMap(({ explanations }) => Object.values(explanations)),
  ),
];
