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

/**
 * Whether figures, and sliders whose label begins so, lie wholly in the window with nothing over their middle and corners.
 * @param {readonly string[]} names @returns {Sight[]}
 */
export function sightsIn(names) {
  const figures = [...document.querySelectorAll('figure[aria-label]')].filter((one) => one.checkVisibility());
  /** @type {HTMLInputElement[]} */
  const ranges = [...document.querySelectorAll('input')].filter(({ type }) => type === 'range');
  const sliders = ranges.filter((one) => one.checkVisibility());
  /** @param {string} name */
  const find = (name) =>
    figures.find((figure) => figure.getAttribute('aria-label') === name) ??
    sliders.find((slider) => [...(slider.labels ?? [])].some((label) => label.innerText.startsWith(name)));
  return names.map((name) => {
    const element = find(name);
    if (!element) return { name, width: 0, height: 0, hidden: ['not on the page'] };
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
    const sights = await page.evaluate(sightsIn, benchNames);
    const hidden = sights.filter((sight) => sight.hidden.length > 0).map(({ name }) => name);
    found.push({ window: `${size.width} x ${size.height}`, seen: sights.length - hidden.length, hidden });
  }
  return found;
}
