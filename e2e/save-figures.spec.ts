/** An enlarged figure saved from the page, of a run and of the recording: the files are read as another program would. */
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { App, figures, type Figure } from './app';

const tiny =
  '#v=1&dataset=mnist&seed=3&steps=60&batch=20&models=gauss,categorical&hidden=16&d=3&L=1&R=11&M=3&C=4';

/** What an enlarged figure offers to save, by the name of its row, and the file's. */
const rows: readonly (readonly [Figure, string, RegExp])[] = [
  ['Curves', 'term1', /^curve-term1-gauss-categorical-step-60$/],
  ['Curves', 'term2', /^curve-term2-gauss-categorical-step-60$/],
  ['Curves', 'L', /^curve-L-gauss-categorical-step-60$/],
  ['Reconstruction', 'Cat-VAE', /^reconstruction-categorical-step-60$/],
  ['Posterior', 'Gauss-VAE', /^posterior-gauss-z\d-step-60$/],
  ['Simplex', 'Cat-VAE', /^simplex-categorical-z\d-step-60$/],
  ['Simplex', 'KL, Gauss-VAE', /^kl-gauss-step-60$/],
  ['Traversal', 'Cat-VAE', /^traversal-categorical-z\d-step-60$/],
  ['Samples', 'Gauss-VAE', /^samples-gauss-step-60$/],
];

async function saved(page: Page, row: string, kind: 'PNG' | 'SVG') {
  const download = page.waitForEvent('download');
  await page
    .getByRole('group', { name: `Save ${row}`, exact: true })
    .getByRole('button', { name: `Save ${kind}` })
    .click();
  const file = await download;
  const [, name, ending] = /^(.*)\.(\w+)$/.exec(file.suggestedFilename())!;
  expect(ending).toBe(kind.toLowerCase());
  return { name: name!, bytes: readFileSync(await file.path()) };
}

interface Made {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly link: string;
}

/** As an XML parser and a browser without the page read it. */
async function readSvg(page: Page, text: string) {
  return page.evaluate((source) => {
    const file = new DOMParser().parseFromString(source, 'image/svg+xml');
    const all = [...file.querySelectorAll('*')];
    const values = all.flatMap((element) => [...element.attributes].map(({ name, value }) => [name, value]));
    return {
      faults: file.querySelectorAll('parsererror, script, foreignObject, style, a, use').length,
      handlers: values.filter(([name]) => name!.startsWith('on')).length,
      references: values.filter(([name, value]) => /href$/.test(name!) && !/^data:image\/png;/.test(value!)),
      made: JSON.parse(file.querySelector('metadata')!.textContent!) as Made,
      words: [...file.querySelectorAll('text')].map((element) => element.textContent).join(' '),
      width: Number(file.documentElement.getAttribute('width')),
    };
  }, text);
}

/** Its texts by keyword, and its size. */
function readPng(bytes: Buffer) {
  const texts: Record<string, string> = {};
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    if (bytes.toString('latin1', at + 4, at + 8) !== 'iTXt') continue;
    const body = bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at));
    const end = body.indexOf(0);
    texts[body.toString('latin1', 0, end)] = body.toString('utf8', end + 5);
  }
  return { texts, made: JSON.parse(texts.Comment!) as Made, width: bytes.readUInt32BE(16) };
}

/** Grey of the corner of a picture, 0 to 255, as a browser draws the file. */
const cornerOf = (page: Page, bytes: Buffer, type: string) =>
  page.evaluate(
    async ([address]) => {
      const image = new Image();
      image.src = address!;
      await image.decode();
      const context = new OffscreenCanvas(8, 8).getContext('2d')!;
      context.drawImage(image, 0, 0);
      return [...context.getImageData(1, 1, 1, 1).data];
    },
    [`data:${type};base64,${bytes.toString('base64')}`],
  );

for (const scheme of ['light', 'dark'] as const)
  // Dark with forced colours.
  test(`every figure of a run is saved as PNG and SVG, dark on white, with its link: ${scheme}`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme: scheme, forcedColors: scheme === 'dark' ? 'active' : 'none' });
    const app = new App(page);
    await app.open(tiny);
    await app.button('Train').click();
    await app.reach(60);
    await expect(app.status).toContainText(/Done|Finished|Test/i);
    for (const [figure, row, fileName] of rows) {
      await app.openFigure(figure);
      const svg = await saved(page, row, 'SVG');
      const png = await saved(page, row, 'PNG');
      expect([svg.name, png.name]).toEqual([expect.stringMatching(fileName), svg.name]);
      const read = await readSvg(page, svg.bytes.toString('utf8'));
      expect(read).toMatchObject({ faults: 0, handlers: 0, references: [] });
      expect(read.words).toContain('Step 60');
      expect(read.words).not.toMatch(/NaN|Infinity|undefined/);
      expect(read.made.settings).toMatchObject({ step: 60, recording: false });
      const drawn = readPng(png.bytes);
      expect(drawn.made).toEqual(read.made);
      expect(drawn.width).toBe(2 * Math.round(read.width));
      expect(new URL(read.made.link).hash).toContain('seed=3');
      expect(new URL(read.made.link).hash).toContain('models=gauss,categorical');
      // White, whatever the theme is.
      expect(await cornerOf(page, png.bytes, 'image/png')).toEqual([255, 255, 255, 255]);
      expect(await cornerOf(page, svg.bytes, 'image/svg+xml')).toEqual([255, 255, 255, 255]);
      expect(svg.bytes.toString('utf8')).toContain('fill="rgb(28, 30, 34)"');
    }
    // What is read above the curve is what the file says.
    await app.openFigure('Curves');
    const newest = await app.nats('L', 'Gauss-VAE', 'minibatch');
    const svg = await saved(page, 'L', 'SVG');
    expect((await readSvg(page, svg.bytes.toString('utf8'))).words).toContain(
      `Gauss-VAE ${newest.toFixed(2)}`,
    );
    expect(app.problems).toEqual([]);
  });

test('the recording is saved too, says that it is one, and its link is of its own experiment', async ({
  page,
}) => {
  const app = new App(page);
  await app.open('#v=1&seed=77');
  for (const figure of figures.filter((one) => one !== 'Draw')) {
    await app.openFigure(figure);
    const row = figure === 'Curves' ? 'term2' : 'CG-BPEF-VAE';
    const { name, bytes } = await saved(page, row, 'SVG');
    expect(name).toMatch(/^recording-\w+-.*-step-\d+$/);
    const { words, made, faults } = await readSvg(page, bytes.toString('utf8'));
    expect(faults).toBe(0);
    expect(words).toContain('A recording: it was made before with seed');
    expect(made.settings).toMatchObject({ recording: true });
    expect(new URL(made.link).hash).not.toContain('seed=77');
  }
  expect(app.problems).toEqual([]);
});
