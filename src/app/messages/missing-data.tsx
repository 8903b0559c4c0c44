/** A link's data set that is not on this device: which it is, what to do, and a way on without it. Nothing of the link is lost. */
import { datasetTitle, shaOf } from '../../experiment/dataset-words';
import { experimentSlice } from '../../state/experiment-store';
import { useActions, useSlice } from '../../state/use-page';
import { Notice } from '../../ui/notice';

export function MissingData() {
  const actions = useActions();
  const name = useSlice(experimentSlice, (state) => state.shown.dataset);
  const sha = shaOf(name);
  return (
    <Notice role="alert" remedy={{ name: 'Train MNIST instead', act: () => void actions.trainOn('mnist') }}>
      <p>
        These settings are for {datasetTitle(name)}, which is not on this device.{' '}
        {sha === null
          ? 'Fetch it, or drop its two .mat files, in the Data view.'
          : 'Drop the same files in the Data view, with the same size, seed and split. The data set then gets the same name.'}{' '}
        The settings stay; “Train on it” continues with them.
      </p>
      {sha && (
        <details>
          <summary>Its whole name</summary>
          <code className="whole-hash">{sha}</code>
        </details>
      )}
      <button type="button" onClick={() => actions.show('data')}>
        Go to Data
      </button>
    </Notice>
  );
}
