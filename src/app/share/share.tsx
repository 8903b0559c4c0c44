/** What can be handed on of the run: its link with or without the result, a QR code of it, the run file and a picture. */
import { useEffect, useState } from 'react';
import { useSlice, useSliceStore } from '../../state/use-page';
import { formatCount } from '../../ui/format';
import { CopyLink } from '../../ui/copy-link';
import { saveFile } from '../../ui/save-file';
import { exportsSlice } from '../../views/runs/exports-store';
import type { Wiring } from '../wiring';
import { PictureCard } from './picture-card';
import { QrCode } from './qr-code';
import { shareSlice } from './share-store';
import './share.css';

export function Share({ wiring }: { readonly wiring: Wiring }) {
  const store = useSliceStore(shareSlice);
  const { result, lack } = useSlice(shareSlice, (state) => state);
  const [wanted, want] = useState(true);
  useEffect(() => void store.take(), [store]);
  const taking = result === null && lack === null;
  // Before there is one of its own, the page's link may have the one that was opened.
  const link = lack === null ? wiring.linkWith(wanted && result ? result.text : null) : wiring.link();
  const short = wiring.lack();
  return (
    <div className="share-body">
      <label>
        <input
          type="checkbox"
          checked={wanted && lack === null}
          disabled={lack !== null}
          onChange={({ target }) => want(target.checked)}
        />{' '}
        With its result{result && `, step ${formatCount(result.step)}`}
      </label>
      <p className="setting-note" role="status" aria-label="Result">
        {taking
          ? 'Taking the result …'
          : (lack ?? 'Whoever opens it sees your curves and figures at once. Training then checks them.')}
      </p>
      <input
        className="link-text"
        readOnly
        value={link}
        aria-label="Link"
        onFocus={(event) => event.target.select()}
      />
      <p className="share-row">
        <CopyLink link={() => link} lack={() => short} title="Copies the link above." of="this sheet" />
        <SystemShare link={link} />
        <span className="quiet-text number">{formatCount(link.length)} characters</span>
      </p>
      {short && <p className="setting-note">{short}</p>}
      <QrCode link={link} onWithout={wanted && result ? () => want(false) : null} />
      <div className="share-row" role="group" aria-label="Files">
        <RunFile link={wiring.link} ready={result !== null} />
        <PictureCard link={link} />
      </div>
    </div>
  );
}

/** The system's own choice of where it goes; only where there is one. */
function SystemShare({ link }: { readonly link: string }) {
  const [problem, say] = useState('');
  if (!('share' in navigator)) return null;
  const share = async () => {
    say('');
    try {
      await navigator.share({ title: document.title, url: link });
    } catch (error) {
      // Who closes it has chosen so.
      if (!(error instanceof DOMException && error.name === 'AbortError')) say(String(error));
    }
  };
  return (
    <>
      <button type="button" onClick={() => void share()}>
        Share with …
      </button>
      <span className="complaint" role="status" aria-label="Shared">
        {problem}
      </span>
    </>
  );
}

function RunFile({ link, ready }: { readonly link: () => string; readonly ready: boolean }) {
  const store = useSliceStore(exportsSlice);
  const { doing, problem } = useSlice(exportsSlice, (state) => state);
  const save = async () => {
    const file = await store.make('run', link());
    if (file) saveFile(file);
  };
  return (
    <>
      <button
        type="button"
        disabled={!ready || doing !== null}
        title="The whole run: it continues from its file with the same bits."
        onClick={() => void save()}
      >
        Save run file
      </button>
      {problem !== null && (
        <span className="complaint" role="status" aria-label="Run file">
          {problem}
        </span>
      )}
    </>
  );
}
