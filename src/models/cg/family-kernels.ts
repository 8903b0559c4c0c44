/** Kernels of our own for families that have them, one line each; every other family does without. */
import type { Heap } from '../../gpu/heap/heap';
import type { GridOperations } from '../grid/grid-model';
import type { FamilySettings } from './families/family';
import type { FamilyId } from './families/registry';
import { mixtureOnHeap } from './mixture-heap';

interface FamilyKernels {
  /** Operations where wasm keeps its tensors, in place of those of curvedOperations. */
  onHeap(heap: Heap, settings: FamilySettings): Partial<GridOperations>;
}

export const familyKernels: Partial<Record<FamilyId, FamilyKernels>> = {
  mixture: { onHeap: mixtureOnHeap },
};
