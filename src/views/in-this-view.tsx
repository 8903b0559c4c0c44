/** Leads to the panels of a long view. */
interface Panel {
  /** Of its heading. */
  readonly id: string;
  readonly name: string;
}

/** The address holds the experiment, so that it cannot hold a place in the page: a button goes there, with the focus. */
function goTo(id: string): void {
  const heading = document.getElementById(id);
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  heading.scrollIntoView();
}

export function InThisView({ panels }: { readonly panels: readonly Panel[] }) {
  return (
    <nav className="in-this-view" aria-label="In this view">
      <span className="quiet-text" aria-hidden="true">
        In this view
      </span>
      {panels.map(({ id, name }) => (
        <button key={id} type="button" className="quiet" onClick={() => goTo(id)}>
          {name}
        </button>
      ))}
    </nav>
  );
}
