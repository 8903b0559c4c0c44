/** Plays, pauses and turns back the recording; its slider goes from picture to picture. */
import { recordingSlice, frameAt, lastFrame } from '../recording-store';
import { useSlice, useSliceStore } from '../../../state/use-page';
import { formatCount } from '../../../ui/format';
import { RangeInput } from '../../../ui/range-input';

export function Player() {
  const store = useSliceStore(recordingSlice);
  const recording = useSlice(recordingSlice, (state) => state.recording);
  const playing = useSlice(recordingSlice, (state) => state.playing);
  const frame = useSlice(recordingSlice, frameAt);
  const last = useSlice(recordingSlice, lastFrame);
  if (!recording) return null;
  const text = `step ${formatCount(recording.frames[frame])} of ${formatCount(recording.frames[last])}`;
  return (
    <div className="player" role="group" aria-label="Recording">
      <button type="button" onClick={() => (playing ? store.pause() : store.play())}>
        {playing ? 'Pause recording' : 'Play recording'}
      </button>
      <RangeInput
        min={0}
        max={last}
        step={1}
        value={frame}
        aria-label="Recorded step"
        aria-valuetext={text}
        onMove={(wanted) => store.seek(wanted)}
      />
      <span className="number" aria-hidden="true">
        {text}
      </span>
    </div>
  );
}
