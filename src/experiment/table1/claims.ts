/** Every claim that the runs of Table 1 and section 5's figures test, in the order in which they are shown. Pure. */
import { claimsOfBounds } from './claims-of-bounds';
import { claimsOfControls } from './claims-of-controls';
import { claimsOfResults } from './claims-of-results';
import { claimsOfSectionFive } from './claims-of-section-five';
import { claimsOfTruth } from './claims-of-truth';
import type { MeasuredClaim } from './measured-claim';
import { measuredRows } from './measured-rows';
import type { MeasuredFive } from './section-five';
import type { RowSummary } from './summary';

export function measuredClaims(summaries: readonly RowSummary[], five: MeasuredFive): MeasuredClaim[] {
  const rows = measuredRows(summaries);
  return [
    ...claimsOfResults(rows),
    ...claimsOfBounds(rows),
    ...claimsOfControls(rows),
    ...claimsOfTruth(rows),
    ...claimsOfSectionFive(five),
  ];
}
