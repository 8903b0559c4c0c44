/** What an audit is of and how thorough it is. Types only. */
import type { ModelId } from '../../models/registry';
import type { Subject } from './subject';

export interface AuditTake {
  readonly subject: Subject;
  readonly model: ModelId;
  /** The step of the audited parameters. */
  readonly step: number;
  /** Of importance weighting, and of the measured KL where they are not too many for it. */
  readonly pictures: number;
  /** Of the terms; at least `pictures`. */
  readonly termPictures: number;
  /** The largest K. */
  readonly samples: number;
}
