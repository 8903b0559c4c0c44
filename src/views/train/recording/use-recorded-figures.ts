/** What the bench shows of one model before a run: the recording at the frame where its replay stands. */
import { useMemo } from 'react';
import type { ModelId } from '../../../models/registry';
import { pictureAt, probesSlice } from '../../../state/probes-store';
import { useSlice } from '../../../state/use-page';
import type { ColumnFigures } from '../column-figures';
import { recordedFigures } from './recorded-figures';
import { frameAt, recordingSlice } from '../recording-store';

/** Of the picked picture where it was recorded, else of the first one. */
export function useRecordedFigures(id: ModelId): ColumnFigures {
  const recording = useSlice(recordingSlice, (state) => state.recording);
  const digits = useSlice(recordingSlice, (state) => state.digits);
  const frame = useSlice(recordingSlice, frameAt);
  const wanted = useSlice(probesSlice, (state) => state.picked);
  const count = recording?.models[id]?.pictures[frame].count ?? 0;
  const picked = wanted >= 0 && wanted < count ? wanted : 0;
  return useMemo(() => {
    const found = recording && recordedFigures(recording, { model: id, frame, picked });
    return {
      picture: digits && pictureAt(digits.pictures, picked),
      reconstruction: found?.view.reconstruction ?? null,
      posterior: found?.posterior ?? null,
      dimension: recording?.models[id]?.figures?.traversal.dimension ?? null,
      traversal: found?.view.traversal ?? null,
      samples: found?.view.samples ?? null,
      steps: found && {
        reconstruction: found.view.step,
        traversal: found.view.traversal?.step ?? found.view.step,
        samples: found.view.samples?.step ?? found.view.step,
      },
      term2: found?.view.term2 ?? null,
      loss: null,
      preview: null,
    };
  }, [recording, digits, frame, picked, id]);
}
