/** The small chain beside a shared setting: pressed while every model has a control of its own. */

interface LinkToggleProps {
  readonly label: string;
  readonly apart: boolean;
  /** The value that all take when linked again. */
  readonly together: string;
  readonly onToggle: () => void;
}

export function LinkToggle({ label, apart, together, onToggle }: LinkToggleProps) {
  const title = apart ? `Link: all models take ${together}` : 'Unlink: a control for each model';
  return (
    <button
      type="button"
      className="meaning-toggle link-toggle"
      aria-label={`Unlink ${label}`}
      aria-pressed={apart}
      title={title}
      onClick={onToggle}
    >
      <svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true">
        <path d="M7 4.5 8.6 3a3 3 0 0 1 4.3 4.3L11.4 9M9 11.5 7.4 13a3 3 0 0 1-4.3-4.3L4.6 7" />
        <path d={apart ? 'M3 3l10 10' : 'M6 10l4-4'} />
      </svg>
    </button>
  );
}
