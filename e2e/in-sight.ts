/** What a person sees without scrolling: elements wholly in the window, with nothing over their middle and their corners. */
import type { Locator, Page } from '@playwright/test';

export interface Sight {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** What is wrong; empty where all of it is seen. */
  readonly hidden: readonly string[];
}

/** Of many at once, by their accessible names: figures, and sliders whose label begins so. */
export function sightsOf(page: Page, names: readonly string[]): Promise<Sight[]> {
  return page.evaluate((wanted) => {
    const shown = (element: Element) => element.checkVisibility();
    const figures = [...document.querySelectorAll('figure[aria-label]')].filter(shown);
    const sliders = [...document.querySelectorAll<HTMLInputElement>('input[type=range]')].filter(shown);
    const find = (name: string) =>
      figures.find((figure) => figure.getAttribute('aria-label') === name) ??
      sliders.find((slider) => [...(slider.labels ?? [])].some((label) => label.innerText.startsWith(name)));
    return wanted.map((name) => {
      const element = find(name);
      if (!element) return { name, width: 0, height: 0, hidden: ['not on the page'] };
      const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
      const hidden: string[] = [];
      if (left < 0 || top < 0 || right > window.innerWidth + 0.5 || bottom > window.innerHeight + 0.5)
        hidden.push(
          `outside the window: ${[left, top, right, bottom].map(Math.round).join(', ')} of ${window.innerWidth} x ${window.innerHeight}`,
        );
      const [inX, inY] = [Math.min(3, width / 2), Math.min(3, height / 2)];
      const places: readonly (readonly [string, number, number])[] = [
        ['middle', (left + right) / 2, (top + bottom) / 2],
        ['top left', left + inX, top + inY],
        ['top right', right - inX, top + inY],
        ['bottom left', left + inX, bottom - inY],
        ['bottom right', right - inX, bottom - inY],
      ];
      for (const [place, x, y] of places) {
        const hit = document.elementFromPoint(x, y);
        if (hit === null || !element.contains(hit))
          hidden.push(`${place} is under ${hit?.outerHTML.slice(0, 80) ?? 'nothing'}`);
      }
      return { name, width, height, hidden };
    });
  }, names);
}

export const isInSight = async (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return left >= 0 && top >= 0 && right <= window.innerWidth + 0.5 && bottom <= window.innerHeight + 0.5;
  });
