/** The page's colours as they are on white paper, whatever theme the page has: for files. */
import { slotAt, type Places } from './palette';
import type { PlotInk } from './plot-canvas';

/** CSS colours of the style sheets, such as 'var(--series-1)', as paper has them. */
function onPaper(colours: readonly string[]): string[] {
  const { dataset } = document.documentElement;
  const before = dataset.printing;
  const probe = document.createElement('span');
  probe.style.cssText = 'display: none; forced-color-adjust: none';
  document.body.append(probe);
  // What the style sheets do for a printer; nothing is painted before it is undone.
  dataset.printing = '';
  const found = colours.map((colour) => {
    probe.style.color = colour;
    return getComputedStyle(probe).color;
  });
  if (before === undefined) delete dataset.printing;
  probe.remove();
  return found;
}

export const paperColour = (colour: string): string => onPaper([colour])[0];

/** `place`: of the thing drawn in its list. */
export function paperInk(place: number | Places): PlotInk {
  const [series, other, ink, quiet, surface] = onPaper([
    slotAt(place).colour,
    ...['--series-2', '--ink', '--ink-quiet', '--surface'].map((name) => `var(${name})`),
  ]);
  return { series, other, ink, quiet, surface };
}
