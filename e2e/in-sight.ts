/** What a person sees without scrolling: an element wholly in the window, with nothing over its middle and its corners. */
import type { Locator } from '@playwright/test';

interface Sight {
  readonly width: number;
  readonly height: number;
  /** What is wrong; empty where all of it is seen. */
  readonly hidden: readonly string[];
}

export function sightOf(locator: Locator): Promise<Sight> {
  return locator.evaluate((element) => {
    const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
    const hidden: string[] = [];
    if (width === 0 || height === 0) hidden.push('no size');
    if (left < 0 || top < 0 || right > window.innerWidth + 0.5 || bottom > window.innerHeight + 0.5)
      hidden.push(
        `outside the window: ${[left, top, right, bottom].map(Math.round).join(', ')} of ${window.innerWidth} x ${window.innerHeight}`,
      );
    const inset = 3;
    const places = {
      middle: [(left + right) / 2, (top + bottom) / 2],
      'top left': [left + inset, top + inset],
      'top right': [right - inset, top + inset],
      'bottom left': [left + inset, bottom - inset],
      'bottom right': [right - inset, bottom - inset],
    };
    for (const [name, [x, y]] of Object.entries(places)) {
      const hit = document.elementFromPoint(x, y);
      if (hit === null || !(element.contains(hit) || hit.contains(element)))
        hidden.push(`${name} is under ${hit?.outerHTML.slice(0, 80) ?? 'nothing'}`);
      else if (hit !== element && hit.contains(element) && !element.contains(hit) && name === 'middle')
        hidden.push(`its middle is cut`);
    }
    return { width, height, hidden };
  });
}
