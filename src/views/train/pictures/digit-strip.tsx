/** The strip of pictures beside the bench: of the data set, or of the recording before the engine has read any. */
import { useMemo } from 'react';
import { probesSlice } from '../../../state/probes-store';
import { runSlice } from '../../../state/run-store';
import { useSlice } from '../../../state/use-page';
import { PictureStrip } from '../../picture-strip';
import { recordedStrip } from '../recorded-digits';
import { recordingSlice } from '../recording-store';

export function DigitStrip() {
  const own = useSlice(probesSlice, (state) => state.digits);
  const recorded = useSlice(recordingSlice, (state) => state.digits);
  const opening = useSlice(runSlice, (state) => state.opening);
  // Those beside the recording are here before the engine has read any.
  const digits = useMemo(() => own ?? (recorded && recordedStrip(recorded)), [own, recorded]);
  if (!digits)
    return (
      <p className="empty">
        {opening ? 'Reading the first pictures …' : 'The pictures appear once the data is read.'}
      </p>
    );
  return <PictureStrip digits={digits} />;
}
