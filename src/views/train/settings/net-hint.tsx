/** Says at once that a convolutional net does not take the pictures of the data set that is chosen, and where there are others. */
import { datasetTitle } from '../../../experiment/dataset-words';
import { appendixE } from '../../../math/nets';
import { usePictureSize } from '../../../state/picture-size';
import { modelsOn } from '../../../state/settings';
import { experimentSlice } from '../../../state/experiment-store';
import { useActions, useSlice } from '../../../state/use-page';

export function NetHint() {
  const actions = useActions();
  const shown = useSlice(experimentSlice, (state) => state.shown);
  const size = usePictureSize(shown.dataset);
  const side = appendixE.pictures;
  const wanted = modelsOn(shown).some((id) => shown.models[id].net === 'convolutional');
  const misfit = wanted && size !== null && (size.width !== side || size.height !== side);
  return (
    <div role="status" aria-label="Net and data set">
      {misfit && (
        <p className="complaint">
          Convolutional nets take pictures of {side} × {side}; those of {datasetTitle(shown.dataset)} are{' '}
          {size.width} × {size.height}. Choose the dense net, or SVHN or your own pictures of that size.{' '}
          <button type="button" className="quiet" onClick={() => actions.show('data')}>
            Get them: Data
          </button>
        </p>
      )}
    </div>
  );
}
