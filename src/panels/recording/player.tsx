/** Plays, pauses and turns back the recording; its slider goes from picture to picture. */
import { frameAt, lastFrame } from '../../state/recording-store';
import { usePage, useRecording } from '../../state/use-page';
import { formatCount } from '../../ui/format';

export function Player() {
  const { recording: store } = usePage();
  const recording = useRecording((state) => state.recording);
  const playing = useRecording((state) => state.playing);
  const frame = useRecording(frameAt);
  const last = useRecording(lastFrame);
  if (!recording) return null;
  const text = `step ${formatCount(recording.frames[frame])} of ${formatCount(recording.frames[last])}`;
  return (
    <div className="player" role="group" aria-label="Recording">
      <button type="button" onClick={() => (playing ? store.pause() : store.play())}>
        {playing ? 'Pause recording' : 'Play recording'}
      </button>
      <input
        type="range"
        min={0}
        max={last}
        step={1}
        value={frame}
        aria-label="Recorded step"
        aria-valuetext={text}
        onChange={(event) => store.seek(Number(event.target.value))}
      />
      <span className="number" aria-hidden="true">
        {text}
      </span>
    </div>
  );
}
