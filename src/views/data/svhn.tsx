/** SVHN: on what terms and from where before the click that fetches it, how far it is, and how to go on; nothing is fetched before. */
import { useId, useState } from 'react';
import { svhnNotice } from '../../experiment/dataset-name';
import { datasetTitle, svhnBytes } from '../../experiment/dataset-words';
import { dataSlice } from '../../state/data-store';
import { useSlice, useSliceStore } from '../../state/use-page';
import { Choice } from '../../ui/choice';
import { formatBytes } from '../../ui/format';
import { Explain } from '../../ui/explain';
import { Work } from './work';

const names = ['svhn', 'svhn-official'] as const;
const titles = Object.fromEntries(names.map((name) => [name, datasetTitle(name)]));

export function Svhn() {
  const data = useSliceStore(dataSlice);
  const id = useId();
  const [name, setName] = useState<(typeof names)[number]>('svhn');
  const shelf = useSlice(dataSlice, (state) => state.shelf);
  const busy = useSlice(dataSlice, (state) => state.doing !== null);
  const begun = shelf?.begun ?? 0;
  const here = shelf?.kept.some((kept) => kept.name === name) === true;
  const most = `${formatBytes(svhnBytes).replace('.0 ', ' ')}`;
  return (
    <section className="lab-panel" aria-labelledby={id}>
      <h2 id={id}>SVHN: house numbers, 32 × 32</h2>
      <p className="data-terms">{svhnNotice}</p>
      <p className="data-terms">
        huggingface.co and its storage hosts (*.hf.co) then see your network address, and nothing else.
      </p>
      <Explain of="SVHN">
        <p>
          Grey is the mean of the three channels. Pooled: both files, split 10 to 1 to 3.5 as in the paper.
          Official: the test file is kept for testing.
        </p>
        <p>
          Or get <code>train_32x32.mat</code> and <code>test_32x32.mat</code> yourself and drop both under
          “Your own pictures”.
        </p>
      </Explain>
      <div className="lab-tools">
        <Choice label="Split" options={names} names={titles} value={name} onChoose={setName} />
        <button
          type="button"
          className="primary"
          disabled={busy || here}
          onClick={() => void data.fetchSvhn(name)}
        >
          {begun > 0 ? 'Go on fetching SVHN' : 'Fetch SVHN, for non-commercial use'}
        </button>
        {here && <span role="status">It is on this device.</span>}
        {begun > 0 && (
          <>
            <span className="number">
              {formatBytes(begun)} of {most} are here already.
            </span>
            <button type="button" disabled={busy} onClick={() => void data.forget(null)}>
              Delete the part that was fetched
            </button>
          </>
        )}
      </div>
      <Work of="fetchSvhn" />
      <Work of="forgetFetched" />
    </section>
  );
}
