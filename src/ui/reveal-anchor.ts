/** Brings what carries an anchor (`data-anchor`) under the eye and the hand: folds opened, what covers it closed, scrolled to, focused. Knows nothing of what it is. */

/** A view may have to be loaded and drawn first. */
const PATIENCE_MILLISECONDS = 5000;

function shown(anchors: readonly string[]): HTMLElement | null {
  for (const anchor of anchors)
    for (const found of document.querySelectorAll<HTMLElement>(`[data-anchor="${CSS.escape(anchor)}"]`)) {
      // What a fold hides has no boxes; what another view holds is hidden with all around it.
      for (let fold = found.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null)
        fold.open = true;
      if (found.getClientRects().length > 0) return found;
    }
  return null;
}

/** Presses the button (`data-uncovers`) that closes what lies over the place of the anchors. */
function uncover(): void {
  for (const button of document.querySelectorAll<HTMLElement>('[data-uncovers]'))
    if (button.getClientRects().length > 0) button.click();
}

function reveal(found: HTMLElement): void {
  // A slider before the box of its exact value, which comes before it.
  const control =
    found.querySelector<HTMLElement>('input[type="range"]:not(:disabled)') ??
    found.querySelector<HTMLElement>('input:not(:disabled), select:not(:disabled)');
  const target = control ?? found;
  if (!control && !found.hasAttribute('tabindex')) found.tabIndex = -1;
  target.focus({ preventScroll: true });
  found.scrollIntoView({ block: 'center' });
}

/** The first of the anchors that is there, as soon as one is; nothing where none comes. */
export function revealAnchor(...anchors: readonly string[]): void {
  const end = performance.now() + PATIENCE_MILLISECONDS;
  const look = () => {
    const found = shown(anchors);
    if (found) return reveal(found);
    uncover();
    if (performance.now() < end) window.requestAnimationFrame(look);
  };
  // After the view that is shown now has taken the focus for itself.
  window.requestAnimationFrame(() => window.requestAnimationFrame(look));
}
