/** What to do where there is nothing that could be measured: trained models of two dimensions at a click, or how to train them. */
import { trainedFigures } from '../../experiment/trained/figures';
import { trainedSlice } from '../../state/trained-store';
import { useActions, useSlice, useSliceStore } from '../../state/use-page';
import { Explain } from '../../ui/explain';
import { formatBytes } from '../../ui/format';

const plane = trainedFigures.find(({ name }) => name === 'plane')!;

export function WayOut({ why }: { readonly why: string }) {
  const actions = useActions();
  const store = useSliceStore(trainedSlice);
  const getting = useSlice(trainedSlice, (state) => state.getting);
  const failed = useSlice(trainedSlice, (state) => state.failed);
  const open = async () => {
    const run = await store.get(plane);
    if (run !== null) void actions.continueRun(run);
  };
  return (
    <div className="empty truth-way-out">
      <p>{why}</p>
      {getting === null ? (
        <button type="button" onClick={() => void open()}>
          Open trained models of two dimensions
        </button>
      ) : (
        <p className="lab-progress">
          <span className="number" role="status">
            Getting {formatBytes(getting.loaded)} of {formatBytes(plane.bytes)}
          </span>
          <button type="button" onClick={store.stop}>
            Stop
          </button>
        </p>
      )}
      {failed && <p role="alert">The trained models did not load: {failed.problem}.</p>}
      <Explain of="how to train models of two dimensions">
        <p>
          To train your own, open Train, set Latent dimensions d to 2 and restart. The Latent map has a button
          that trains all models with d = 2 in about a minute.
        </p>
      </Explain>
    </div>
  );
}
