/** A posterior of the picked picture as numbers, with the settings that its head belongs to. */
import type { CommonSettings, Posterior } from '../models/contract';

export interface PosteriorView {
  readonly step: number;
  /** The validation picture. */
  readonly index: number;
  readonly settings: CommonSettings;
  readonly posterior: Posterior;
}
