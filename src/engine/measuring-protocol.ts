/** Commands that measure the run in hand for long: types only, a part of protocol.ts. */
import type { Audit, AuditOptions } from '../experiment/audit';
import type { Codes, CodesOptions } from '../experiment/codes';
import type { ExactEvidence, ExactOptions } from '../experiment/exact';
import type { SectionFive, SectionFiveOptions } from '../experiment/section-five';

export interface MeasuringCommands {
  /**
   * Audits a model's best parameters by validation, or its present ones before its first evaluation. The run stands still meanwhile and
   * goes on as if nothing had been; one measurement at a time. Rejects with Stopped where it was stopped.
   */
  audit: { take: AuditOptions; give: Audit };
  /** Exact evidence of the same parameters, in the same manner. Rejects before it begins, in words, of a model that has too many cells. */
  exact: { take: ExactOptions; give: ExactEvidence };
  /** What the codes of the same parameters know of labels, in the same manner. Rejects in words where the pictures have no labels. */
  codes: { take: CodesOptions; give: Codes };
  /**
   * Section 5 (definition 27) of the present parameters on the first validation pictures, so that its pictures are those that can be
   * picked. In the same manner; rejects before it begins, in words, of a model whose decoder is fed categories or is convolutional.
   */
  sectionFive: { take: SectionFiveOptions; give: SectionFive };
  /** Stops the measurement under way, if there is one. */
  stopMeasuring: { take: null; give: null };
}

/** Commands that measure for long, while the run is held. */
export type Measurement = Exclude<keyof MeasuringCommands, 'stopMeasuring'>;
