/** The run of a file that was dropped or chosen: what it is, and the button that goes on with it. */
import { runFileSlice } from '../../state/run-file-store';
import { isBusy, runSlice } from '../../state/run-store';
import { useActions, useSlice, useSliceStore } from '../../state/use-page';
import { formatCount } from '../../ui/format';
import { Notice } from '../../ui/notice';

export function RunFileMessage() {
  const actions = useActions();
  const { dismiss } = useSliceStore(runFileSlice);
  const { reading, found } = useSlice(runFileSlice, (state) => state);
  const busy = useSlice(runSlice, isBusy);
  if (reading !== null)
    return (
      <Notice role="status">
        <p>Reading {reading} …</p>
      </Notice>
    );
  if (found === null) return null;
  const goOn = () => {
    void actions.continueRun(found.run);
    actions.show('train');
    dismiss();
  };
  return (
    <Notice role="status" onDismiss={dismiss}>
      <p>
        {found.fileName} holds a run: {found.difference}, step {formatCount(found.step)} of{' '}
        {formatCount(found.budget)}.{' '}
        {found.problem === null ? 'It is kept on this device.' : `It is not kept: ${found.problem}`}
      </p>
      <button type="button" className="wanted" disabled={busy} onClick={goOn}>
        Continue from step {formatCount(found.step)}
      </button>
    </Notice>
  );
}
