/** The sheet that shares the run; what stands in it is loaded when it is first opened. */
import type { RefObject } from 'react';
import { ErrorBoundary } from '../../ui/error-boundary';
import { importAgain } from '../../ui/import-again';
import { latePart } from '../../ui/late-part';
import type { Wiring } from '../wiring';
import '../header/sheet.css';

const { Part: Share } = latePart(async () => (await importAgain(() => import('./share'))).Share);

interface ShareSheetProps {
  readonly dialog: RefObject<HTMLDialogElement | null>;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly wiring: Wiring;
}

export function ShareSheet({ dialog, open, onClose, wiring }: ShareSheetProps) {
  return (
    <dialog ref={dialog} className="sheet share" aria-labelledby="share-heading" onClose={onClose}>
      <h2 id="share-heading">Share</h2>
      {open && (
        <ErrorBoundary what="The sheet that shares">
          <Share wiring={wiring} meanwhile={<p>Loading …</p>} />
        </ErrorBoundary>
      )}
      <button type="button" onClick={() => dialog.current?.close()}>
        Close
      </button>
    </dialog>
  );
}
