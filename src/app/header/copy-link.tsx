/** Copies the page's address, which holds the whole experiment; where the clipboard is barred, shows it to be copied by hand. */
import { useState } from 'react';
import './copy-link.css';

interface CopyLinkProps {
  /** The address as it is now. */
  readonly link: () => string;
}

type Outcome =
  | { readonly kind: 'none' }
  | { readonly kind: 'copied'; readonly link: string }
  | { readonly kind: 'barred'; readonly link: string };

export function CopyLink({ link }: CopyLinkProps) {
  const [outcome, setOutcome] = useState<Outcome>({ kind: 'none' });
  const copy = async () => {
    const text = link();
    try {
      await navigator.clipboard.writeText(text);
      setOutcome({ kind: 'copied', link: text });
    } catch {
      setOutcome({ kind: 'barred', link: text });
    }
  };
  return (
    <span className="copy-link">
      <button
        type="button"
        aria-keyshortcuts="L"
        onClick={() => void copy()}
        title="The link holds every setting, the seed and the changes made by hand."
      >
        Copy link
      </button>
      <span role="status" className="quiet-text" aria-label="Copied link">
        {outcome.kind === 'copied' && 'Copied.'}
        {outcome.kind === 'barred' && 'Copy it by hand:'}
      </span>
      {outcome.kind === 'barred' && (
        <input
          className="link-text"
          readOnly
          value={outcome.link}
          aria-label="Link to copy by hand"
          onFocus={(event) => event.target.select()}
        />
      )}
    </span>
  );
}
