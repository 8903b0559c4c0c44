/** Copies the check as text; where the clipboard is barred, shows it to be copied by hand. Nothing is sent anywhere. */
import { useState } from 'react';
import type { DeviceReport } from '../../engine/protocol';
import { copyText } from '../../ui/copy-text';
import { reportText } from './report-text';

export function CopyReport({ report }: { readonly report: DeviceReport }) {
  const [outcome, setOutcome] = useState<'none' | 'copied' | 'barred'>('none');
  const text = reportText(report, navigator.userAgent);
  const copy = async () => setOutcome((await copyText(text)) ? 'copied' : 'barred');
  return (
    <>
      <button type="button" onClick={() => void copy()}>
        Copy report
      </button>
      <span role="status" className="quiet-text" aria-label="Copied report">
        {outcome === 'copied' && 'Copied. Nothing leaves this machine until you paste it.'}
        {outcome === 'barred' && 'The browser blocks the clipboard. Copy the report by hand:'}
      </span>
      {outcome === 'barred' && (
        <textarea
          className="device-text"
          readOnly
          value={text}
          rows={8}
          aria-label="Report to copy by hand"
          onFocus={(event) => event.target.select()}
        />
      )}
    </>
  );
}
