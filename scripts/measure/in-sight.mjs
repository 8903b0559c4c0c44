/** What of the page a person sees without scrolling; `sightsIn` is handed to the browser as text, so it uses nothing from outside. */

const models = ['Gauss-VAE', 'Cat-VAE', 'CG-BPEF-VAE'];

/** The sliders and figures that the bench keeps in one sight, by their accessible names. */
export const benchNames = [
  'Temperature',
  'Polynomial order',
  'Grid points',
  'KL weight',
  'Learning rate',
  ...['term1', 'term2', 'L'].map((term) => `Small curve of ${term}`),
  ...models.flatMap((model) => [
    `Reconstruction, ${model}`,
    `Posterior, ${model}`,
    model === 'Gauss-VAE' ? `KL by dimension, ${model}` : `Simplex, ${model}`,
    `Traversal, ${model}`,
    `Samples, ${model}`,
  ]),
];

/** @typedef {{ name: string; width: number; height: number; hidden: string[] }} Sight What is wrong stands in `hidden`; empty where all of it is seen. */

/** What may be named. */
export const sighted = 'figure[aria-label], input[type=range]';

/**
 * Whether each element lies wholly in the window with nothing over its middle and corners; its name is its label.
 * @param {Element[]} elements @returns {Sight[]}
 */
export function sightsIn(elements) {
  return elements
    .filter((element) => element.checkVisibility())
    .map((element) => {
      const label = element instanceof HTMLInputElement ? element.labels?.[0]?.innerText : null;
      const name = label ?? element.getAttribute('aria-label') ?? '';
      const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
      const hidden = [];
      if (left < 0 || top < 0 || right > window.innerWidth + 0.5 || bottom > window.innerHeight + 0.5)
        hidden.push(
          `outside the window: ${[left, top, right, bottom].map(Math.round).join(', ')} of ${window.innerWidth} x ${window.innerHeight}`,
        );
      const [inX, inY] = [Math.min(3, width / 2), Math.min(3, height / 2)];
      for (const [place, x, y] of /** @type {const} */ ([
        ['middle', (left + right) / 2, (top + bottom) / 2],
        ['top left', left + inX, top + inY],
        ['top right', right - inX, top + inY],
        ['bottom left', left + inX, bottom - inY],
        ['bottom right', right - inX, bottom - inY],
      ])) {
        const hit = document.elementFromPoint(x, y);
        if (hit === null || !element.contains(hit))
          hidden.push(`${place} is under ${hit?.outerHTML.slice(0, 80) ?? 'nothing'}`);
      }
      return { name, width, height, hidden };
    });
}

/** Figures by their whole names, sliders by how their labels begin. @param {readonly string[]} names @param {Sight[]} sights @returns {Sight[]} */
export function sightsNamed(names, sights) {
  return names.map((name) => {
    const found =
      sights.find((sight) => sight.name === name) ??
      sights.find((sight) => sight.name.startsWith(`${name} `));
    return { width: 0, height: 0, hidden: ['not on the page'], ...found, name };
  });
}

/** Windows that the bench is measured in. */
export const windows = [
  { width: 1280, height: 680 },
  { width: 1280, height: 800 },
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
];

/** @param {import('playwright').Page} page @returns {Promise<{ window: string; seen: number; hidden: string[] }[]>} */
export async function sightsByWindow(page) {
  const found = [];
  for (const size of windows) {
    await page.setViewportSize(size);
    await page.waitForTimeout(300);
    const sights = sightsNamed(benchNames, await page.locator(sighted).evaluateAll(sightsIn));
    const hidden = sights.filter((sight) => sight.hidden.length > 0).map(({ name }) => name);
    found.push({ window: `${size.width} x ${size.height}`, seen: sights.length - hidden.length, hidden });
  }
  return found;
}
