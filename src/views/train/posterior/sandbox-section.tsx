/** The sandbox, folded: what stands in it is there once it is opened. */
import { useState } from 'react';
import { lateSandbox } from './late-drawings';

const { Part: Sandbox } = lateSandbox;

export function SandboxSection() {
  const [open, setOpen] = useState(false);
  return (
    <details
      className="sandbox"
      data-print="as-found"
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>Sandbox: bend a density by hand</summary>
      {open && <Sandbox meanwhile={<p role="status">Loading …</p>} />}
    </details>
  );
}
