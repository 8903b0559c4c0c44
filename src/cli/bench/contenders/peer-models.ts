/** The models that are written out by hand for contenders that are not ours; of any other they have no step, and none is measured. */
import type { ModelId } from '../../../models/registry';

export const peerModels = ['gauss', 'categorical', 'cg-bpef'] as const satisfies readonly ModelId[];

/** A model's loss among those of a contender. Throws where it is not written for it. */
export function peerFamily<F>(
  contender: string,
  families: Readonly<Record<(typeof peerModels)[number], F>>,
  model: ModelId,
): F {
  const found = peerModels.find((id) => id === model);
  if (found) return families[found];
  throw new Error(
    `${contender}: expected one of ${peerModels.join(', ')}, got ${model}, whose loss is not written for it; leave it out by --models, or write it`,
  );
}
