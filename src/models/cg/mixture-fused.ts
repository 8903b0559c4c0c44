/** A mixture's samples and eq. (4) by kernels of the active backend, of whole heads. */
import {
  klMixtureGrainKernel,
  mixtureExactKernel,
  mixtureGrainKernel,
} from '../../gpu/kernels/mixture-grain/mixture-grain';
import type { Tensor2D } from '../../gpu/tf';
import type { FusedOperations } from '../grid/grid-model';
import type { FamilySettings } from './families/family';

/** K M of a mixture that one invocation of a kernel keeps in its registers. */
const MOST_IN_REGISTERS = 60;

/** Null where the active backend has none, or a mixture has too many numbers. */
export function fusedMixture({
  components,
  polynomialOrder: order,
  gridPoints,
}: FamilySettings): FusedOperations | null {
  if (components * order > MOST_IN_REGISTERS || !klMixtureGrainKernel.available()) return null;
  const shape = { components, order };
  return {
    kl: (posterior, prior) =>
      klMixtureGrainKernel.apply(
        { posterior, prior },
        { ...shape, latent: prior.shape[0]!, gridPoints },
      ) as Tensor2D,
    sample: (parameters, attributes) =>
      mixtureGrainKernel.apply({ parameters }, { ...attributes, ...shape }) as Tensor2D,
    sampleExact: (parameters, attributes) =>
      mixtureExactKernel.apply({ parameters }, { ...attributes, ...shape }) as Tensor2D,
  };
}
