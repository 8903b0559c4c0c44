/** Why a measurement cannot begin yet: another view's is under way. */
import type { Measurement } from '../engine/protocol';
import { measuringNowSlice } from '../state/measuring-now';
import { useSlice } from '../state/use-page';

const others: Readonly<Record<Measurement, string>> = {
  audit: 'The Audit view is measuring',
  exact: 'The Truth view is measuring',
  sectionFive: 'The Geometry view is looking for (z)*',
  codes: 'The codes are being measured under the latent map',
};

/** The one under way, where it is another than this; else null. */
export const useOtherMeasurement = (own: Measurement): Measurement | null =>
  useSlice(measuringNowSlice, (now) => (now === own ? null : now));

export function OtherMeasurement({ other }: { readonly other: Measurement | null }) {
  return other && <p className="setting-note">{others[other]}. Wait for it, or cancel it there.</p>;
}
