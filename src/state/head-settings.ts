/** Which settings a head of an encoder was made with, where a hand may have changed them since. Pure. */
import type { CommonSettings } from '../models/contract';
import { specOf, type ModelId } from '../models/registry';

/** The first of the settings whose head has that many numbers, or null: a move of M is taken only when its step is trained. */
export const headSettings = (
  model: ModelId,
  headSize: number,
  candidates: readonly CommonSettings[],
): CommonSettings | null =>
  candidates.find((settings) => specOf(model).headSize(settings) === headSize) ?? null;
