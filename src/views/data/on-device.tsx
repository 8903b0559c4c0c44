/** The data sets that can be trained on at once: MNIST, which comes with the page, and what is kept on the device; trained on or deleted here. */
import { useState } from 'react';
import type { KeptDataset } from '../../engine/data-protocol';
import { mnistFacts } from '../../experiment/dataset-words';
import { runSlice, hasRun } from '../../state/run-store';
import { dataSlice } from '../../state/data-store';
import { experimentSlice } from '../../state/experiment-store';
import { useActions, useSlice, useSliceStore } from '../../state/use-page';
import { formatBytes } from '../../ui/format';
import { Explain } from '../../ui/explain';
import { sizeText, splitText } from './data-words';
import { Work } from './work';

interface OnDeviceProps {
  readonly onTrain: (name: string, pictures?: number) => void;
}

export function OnDevice({ onTrain }: OnDeviceProps) {
  const shelf = useSlice(dataSlice, (state) => state.shelf);
  const unknown = useSlice(dataSlice, (state) => state.problem?.work === 'look');
  const run = useSlice(runSlice, (state) => hasRun(state.status));
  return (
    <section className="lab-panel" aria-labelledby="data-heading">
      <h2 id="data-heading">On this device</h2>
      <p className="quiet-text">
        {run
          ? '“Train on it” leaves the current run and starts from step 0.'
          : 'Data sets stay on this device. Nothing is sent anywhere.'}
      </p>
      <Explain of="where data sets are kept">
        <p>
          Data sets stay in this browser until you delete them, or until the browser is short of space.
          Nothing is sent anywhere. Runs says whether the browser promises to keep them.
        </p>
      </Explain>
      <div className="table-scroll" role="region" aria-label="Data sets" tabIndex={0}>
        <table className="lab-table data-table">
          <thead>
            <tr>
              <th scope="col">Data set</th>
              <th scope="col">Pictures: training / validation / test</th>
              <th scope="col">Pixels</th>
              <th scope="col">Labels</th>
              <th scope="col">Size</th>
              <th scope="col">
                <span className="visually-hidden">What to do</span>
              </th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">MNIST</th>
              <td translate="no">{splitText(mnistFacts)}</td>
              <td>{sizeText(mnistFacts)}</td>
              <td>0 to 9</td>
              <td>with the page</td>
              <td>
                <button type="button" aria-label="Train on MNIST" onClick={() => onTrain('mnist')}>
                  Train on it
                </button>
              </td>
            </tr>
            {shelf?.kept.map((kept) => (
              <KeptRow key={kept.name} kept={kept} onTrain={onTrain} />
            ))}
          </tbody>
        </table>
      </div>
      <Work of="look" />
      <Work of="forget" />
      <p className="setting-note">
        {shelf === null
          ? unknown
            ? 'The kept data sets are unknown.'
            : 'Reading the kept data sets …'
          : shelf.room
            ? `This page uses ${formatBytes(shelf.room.used)} of the ${formatBytes(shelf.room.most)} that the browser gives it.`
            : 'The browser does not say how much room there is.'}
      </p>
      <ConvolutionalNets />
    </section>
  );
}

function labelsText({ labelled, classes }: KeptDataset): string {
  if (!labelled) return 'none';
  return classes ? `${classes.slice(0, 4).join(', ')}${classes.length > 4 ? ' …' : ''}` : 'numbers';
}

function KeptRow({ kept, onTrain }: { readonly kept: KeptDataset } & OnDeviceProps) {
  const data = useSliceStore(dataSlice);
  const busy = useSlice(dataSlice, (state) => state.doing !== null);
  const [asking, setAsking] = useState(false);
  return (
    <tr>
      <th scope="row">
        {kept.title}
        <small className="data-hash" title={kept.sha256}>
          {kept.sha256.slice(0, 12)}
        </small>
      </th>
      <td translate="no">{splitText(kept.split)}</td>
      <td>{sizeText(kept)}</td>
      <td>{labelsText(kept)}</td>
      <td>{formatBytes(kept.bytes)}</td>
      <td>
        <span className="data-buttons">
          {asking ? (
            <>
              <span role="status">Delete {formatBytes(kept.bytes)}?</span>
              <button
                type="button"
                className="wanted"
                disabled={busy}
                aria-label={`Delete ${kept.title} from this device`}
                onClick={() => void data.forget(kept.name)}
              >
                Delete
              </button>
              <button type="button" autoFocus onClick={() => setAsking(false)}>
                Keep it
              </button>
            </>
          ) : (
            <>
              <button
                type="button"
                aria-label={`Train on ${kept.title}`}
                onClick={() => onTrain(kept.name, kept.split.training)}
              >
                Train on it
              </button>
              <button
                type="button"
                disabled={busy}
                aria-label={`Delete ${kept.title} …`}
                onClick={() => setAsking(true)}
              >
                Delete …
              </button>
            </>
          )}
        </span>
      </td>
    </tr>
  );
}

/** Only where somebody wants it: the nets are part of the experiment, not of the data. */
function ConvolutionalNets() {
  const actions = useActions();
  const models = useSlice(experimentSlice, (state) => state.shown.models);
  const all = Object.values(models).every(({ net }) => net === 'convolutional');
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={all}
        onChange={({ target }) => actions.setFixed('net', target.checked ? 'convolutional' : 'dense')}
      />
      Convolutional nets (appendix E): for pictures of 32 × 32 alone, slower; dense nets take any size
    </label>
  );
}
