/** How far the work under way is, its Stop, and why the last one failed; shown by the part of the view that asked for it. */
import { dataSlice, type DataWork } from '../../state/data-store';
import { useSlice, useSliceStore } from '../../state/use-page';
import { Notice } from '../../ui/notice';
import { progressText } from './data-words';

const names: Readonly<Record<DataWork, string>> = {
  inspect: 'Reading the headers',
  answer: 'Arranging the files anew',
  keep: 'Keeping the pictures',
  fetchSvhn: 'Fetching SVHN',
  look: 'Reading the kept data sets',
  forget: 'Deleting',
  forgetFetched: 'Deleting the part that was fetched',
};

export function Work({ of }: { readonly of: DataWork }) {
  const data = useSliceStore(dataSlice);
  const { doing, stopped, problem } = useSlice(dataSlice, (state) => state);
  if (doing?.work === of) {
    const { progress } = doing;
    const share = progress ? progress.done / Math.max(1, progress.total) : 0;
    return (
      <div className="lab-progress">
        <progress aria-label={names[of]} max={1} value={share} />
        <span className="number">
          {stopped ? 'Stopping' : (progress?.text ?? names[of])}
          {progress && !stopped && `: ${progressText(progress)}`}
        </span>
        {/* Tenths only: every number of bytes would be too much to hear. */}
        <span className="visually-hidden" role="status">
          {names[of]}, {Math.floor(10 * share) * 10} %
        </span>
        <button type="button" disabled={stopped} onClick={() => void data.stop()}>
          Stop
        </button>
      </div>
    );
  }
  if (problem?.work !== of) return null;
  return (
    <Notice role="alert" onDismiss={() => data.dismiss()}>
      <p>{problem.message}</p>
    </Notice>
  );
}
