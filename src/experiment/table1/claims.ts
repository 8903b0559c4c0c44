/** Every claim that the runs of Table 1 test, in the order in which they are shown. Pure. */
import { claimsOfBounds } from './claims-of-bounds';
import { claimsOfControls } from './claims-of-controls';
import { claimsOfResults } from './claims-of-results';
import { claimsOfTruth } from './claims-of-truth';
import type { MeasuredClaim } from './measured-claim';
import { measuredRows } from './measured-rows';
import type { RowSummary } from './summary';

export function measuredClaims(summaries: readonly RowSummary[]): MeasuredClaim[] {
  const rows = measuredRows(summaries);
  return [
    ...claimsOfResults(rows),
    ...claimsOfBounds(rows),
    ...claimsOfControls(rows),
    ...claimsOfTruth(rows),
  ];
}
