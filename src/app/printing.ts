/** What paper asks for that no style sheet gives: light colours in drawings, open folds, charts as wide as they were drawn. Undone when the printing is over. */
import { flushSync } from 'react-dom';

/** Folds within folds within folds. */
const DEEPEST = 4;

const isSeen = (element: Element) => element.getClientRects().length > 0;
const seen = <Found extends HTMLElement>(selector: string): Found[] =>
  [...document.querySelectorAll<Found>(selector)].filter(isSeen);

/** A fold's content may be made when it is told that it opens; the browser would tell it after the printing. */
function turn(folds: readonly HTMLDetailsElement[], open: boolean): void {
  flushSync(() => {
    for (const fold of folds) {
      fold.open = open;
      fold.dispatchEvent(new Event('toggle'));
    }
  });
}

/** Answers with those that were closed. */
function openFolds(): HTMLDetailsElement[] {
  const opened: HTMLDetailsElement[] = [];
  for (let depth = 0; depth < DEEPEST; depth++) {
    const closed = seen<HTMLDetailsElement>(".body details:not([open], [data-print='as-found'])");
    turn(closed, true);
    opened.push(...closed);
  }
  return opened;
}

/** A chart is drawn anew for another width, but not before it is printed. Answers with those that now keep theirs. */
function keepWidths(): HTMLElement[] {
  const charts = seen('.chart');
  const widths = charts.map((chart) => chart.clientWidth);
  charts.forEach((chart, i) => (chart.style.width = `${widths[i]}px`));
  return charts;
}

/** Before React draws: drawings repaint at the same events, and find the light colours. */
export function prepareForPaper(): void {
  const { dataset } = document.documentElement;
  let undo: (() => void) | null = null;
  window.addEventListener('beforeprint', () => {
    if (undo) return;
    dataset.printing = '';
    const charts = keepWidths();
    const folds = openFolds();
    undo = () => {
      delete dataset.printing;
      for (const chart of charts) chart.style.width = '';
      turn(folds, false);
    };
  });
  window.addEventListener('afterprint', () => {
    undo?.();
    undo = null;
  });
}
