/** Kernels of our own for families that have them, one line each; every other family does without. */
import type { Heap } from '../../gpu/heap/heap';
import type { FusedOperations } from '../grid/grid-model';
import type { GridOperations } from '../grid/grid-operations';
import type { FamilySettings } from './families/family';
import type { FamilyId } from './families/registry';
import { fusedMixture } from './mixture-fused';
import { mixtureOnHeap } from './mixture-heap';

interface FamilyKernels {
  /** Where wasm keeps its tensors, in place of curvedOperations. */
  onHeap(heap: Heap, settings: FamilySettings): Partial<GridOperations>;
  /** By kernels of the active backend; null where it has none for these settings. */
  fused(settings: FamilySettings): FusedOperations | null;
}

export const familyKernels: Partial<Record<FamilyId, FamilyKernels>> = {
  mixture: { onHeap: mixtureOnHeap, fused: fusedMixture },
};
