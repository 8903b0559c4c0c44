/** Pictures of one's own: files are chosen or dropped, what they are is said, and they are kept and trained on. */
import { useEffect, useId, useRef } from 'react';
import { dataSlice, type ChosenFile } from '../../state/data-store';
import { isRunFile, runFileSlice } from '../../state/run-file-store';
import { useSlice, useSliceStore } from '../../state/use-page';
import { Explain } from '../../ui/explain';
import { FileDrop } from '../file-drop';
import { OfferForm } from './offer-form';
import { Work } from './work';

export function OwnData({ onTrain }: { readonly onTrain: (name: string, pictures?: number) => void }) {
  const data = useSliceStore(dataSlice);
  const runFile = useSliceStore(runFileSlice);
  const id = useId();
  const offer = useSlice(dataSlice, (state) => state.offer);
  const kept = useSlice(dataSlice, (state) => state.kept);
  const busy = useSlice(dataSlice, (state) => state.doing !== null);
  const isOffered = offer !== null;
  const form = useRef<HTMLDivElement>(null);
  // Whoever pastes may be at the top of the page.
  useEffect(() => {
    if (isOffered) form.current?.scrollIntoView({ block: 'nearest' });
  }, [isOffered]);
  // A run file is welcome anywhere.
  const take = async (files: readonly ChosenFile[]) =>
    (await isRunFile(files)) ? runFile.take(files) : data.inspect(files);
  return (
    <section className="lab-panel" aria-labelledby={id}>
      <h2 id={id}>Your own pictures</h2>
      <p className="quiet-text">Folders of pictures, archives or arrays. They never leave this device.</p>
      <Explain of="what files can be">
        <p>
          Pictures in a folder, a zip or a tar; folders are the classes. Arrays: IDX, NumPy (.npy, .npz), HDF5
          (.h5), MATLAB (.mat), parquet, tables (.csv, .amat), CIFAR’s binary files. Or one sprite. Pictures
          become grey, with at most 64 × 64 pixels.
        </p>
      </Explain>
      <FileDrop
        what="pictures"
        disabled={busy}
        onFiles={(files) => void take(files)}
        onProblem={(message) => data.fail('inspect', message)}
      />
      <Work of="inspect" />
      <Work of="answer" />
      {offer && (
        <div ref={form} className="data-offered">
          <OfferForm offer={offer} />
        </div>
      )}
      <Work of="keep" />
      {kept && (
        <p className="data-buttons">
          <b>{kept.title}</b> is on this device.
          <button type="button" className="primary" onClick={() => onTrain(kept.name, kept.split.training)}>
            Train on it
          </button>
        </p>
      )}
    </section>
  );
}
