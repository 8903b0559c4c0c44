/** The button beside the backend that opens the sheet on this device; what stands in it is loaded when it is first opened. */
import { Suspense, useRef, useState, type ReactNode } from 'react';
import { ErrorBoundary } from '../../ui/error-boundary';
import '../header/sheet.css';
import './device.css';

export function DeviceSheet({ children }: { readonly children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState(false);
  const show = () => {
    setOpen(true);
    dialog.current?.showModal();
  };
  return (
    <>
      <button
        type="button"
        className="device-button"
        aria-keyshortcuts="D"
        title="What this device is, and whether it computes right (D)"
        onClick={show}
      >
        Device
      </button>
      <dialog
        ref={dialog}
        className="sheet device"
        aria-labelledby="device-heading"
        onClose={() => setOpen(false)}
      >
        <h2 id="device-heading">This device</h2>
        {open && (
          <ErrorBoundary what="The sheet on this device">
            <Suspense fallback={<p>Loading …</p>}>{children}</Suspense>
          </ErrorBoundary>
        )}
        <button type="button" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </dialog>
    </>
  );
}
