/** The sheet on this device; what stands in it is loaded when it is first opened. */
import type { ReactNode, RefObject } from 'react';
import { ErrorBoundary } from '../../ui/error-boundary';
import '../header/sheet.css';
import './device.css';

interface DeviceSheetProps {
  readonly dialog: RefObject<HTMLDialogElement | null>;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function DeviceSheet({ dialog, open, onClose, children }: DeviceSheetProps) {
  return (
    <dialog ref={dialog} className="sheet device" aria-labelledby="device-heading" onClose={onClose}>
      <h2 id="device-heading">This device</h2>
      {open && <ErrorBoundary what="The sheet on this device">{children}</ErrorBoundary>}
      <button type="button" onClick={() => dialog.current?.close()}>
        Close
      </button>
    </dialog>
  );
}
