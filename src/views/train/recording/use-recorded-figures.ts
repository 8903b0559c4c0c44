/** What the bench shows of one model before a run: the recording at the frame where its replay stands. */
import { useMemo } from 'react';
import type { ModelId } from '../../../models/registry';
import { pictureAt, probesSlice } from '../../../state/probes-store';
import { useSlice } from '../../../state/use-page';
import type { ColumnFigures } from '../bench/column-figures';
import { frameAt, recordingSlice } from './recording-store';

/** The picked picture where it was recorded, else the first one. */
export function useRecordedFigures(id: ModelId): ColumnFigures {
  const recording = useSlice(recordingSlice, (state) => state.recording);
  const digits = useSlice(recordingSlice, (state) => state.digits);
  const frame = useSlice(recordingSlice, frameAt);
  const picked = useSlice(probesSlice, (state) => state.picked);
  return useMemo(() => {
    const pictures = recording?.models[id]?.pictures[frame];
    const at = pictures && picked >= 0 && picked < pictures.count ? picked : 0;
    return {
      picture: digits && pictureAt(digits.pictures, at),
      reconstruction: pictures ? pictureAt(pictures, at) : null,
      posterior: null,
      traversal: null,
      samples: null,
      term2: null,
      loss: null,
      preview: false,
    };
  }, [recording, digits, frame, picked, id]);
}
