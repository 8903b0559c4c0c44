/** Copies an address; where the clipboard is barred, shows it to be copied by hand. Knows not what the address holds. */
import { useState } from 'react';
import { copyText } from './copy-text';
import './copy-link.css';

interface CopyLinkProps {
  /** The address as it is now. */
  readonly link: () => string;
  /** What it does not hold, in a sentence; null where it holds all. */
  readonly lack?: () => string | null;
  /** What the link holds, in a sentence. */
  readonly title: string;
  /** The key that presses the button. */
  readonly shortcut?: string;
  /** Whose link it is, where there are several. */
  readonly of?: string;
}

type Outcome =
  | { readonly kind: 'none' }
  | { readonly kind: 'copied' | 'barred'; readonly link: string; readonly lack: string | null };

export function CopyLink({ link, lack: lackNow, title, shortcut, of }: CopyLinkProps) {
  const [outcome, setOutcome] = useState<Outcome>({ kind: 'none' });
  const copy = async () => {
    const text = link();
    const lack = lackNow?.() ?? null;
    setOutcome({ kind: (await copyText(text)) ? 'copied' : 'barred', link: text, lack });
  };
  const ofWhat = of === undefined ? '' : ` of ${of}`;
  return (
    <span className="copy-link">
      <button
        type="button"
        aria-keyshortcuts={shortcut}
        aria-label={of === undefined ? undefined : `Copy link${ofWhat}`}
        onClick={() => void copy()}
        title={title}
      >
        Copy link
      </button>
      <span role="status" className="quiet-text" aria-label={`Copied link${ofWhat}`}>
        {outcome.kind === 'copied' && 'Copied.'}
        {outcome.kind !== 'none' && outcome.lack && ` ${outcome.lack} `}
        {outcome.kind === 'barred' && 'Copy it by hand:'}
      </span>
      {outcome.kind === 'barred' && (
        <input
          className="link-text"
          readOnly
          value={outcome.link}
          aria-label={`Link${ofWhat} to copy by hand`}
          onFocus={(event) => event.target.select()}
        />
      )}
    </span>
  );
}
