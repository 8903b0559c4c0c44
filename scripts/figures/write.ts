/** Writes the paper's figures to docs/figures: `npm run figures`, some minutes. Says each when it is drawn. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runCommand } from '../command.mjs';
import { architectureFigure } from './architecture-figure';
import { concreteFigures } from './concrete-figures';
import { divergenceFigures } from './divergence-figures';
import { paperInk } from './paper-ink';
import { stringFigure } from './string-figure';

const folder = fileURLToPath(new URL('../../docs/figures/', import.meta.url));

/** Drawn one after the other: those of densities and divergences take minutes. */
const drawings = [
  () => [architectureFigure(paperInk)],
  () => [stringFigure(paperInk)],
  concreteFigures,
  divergenceFigures,
];

await runCommand({
  help: `Draws the paper's figures with the page's code into docs/figures/, in some minutes. It has no options.

  npm run figures
  npm run figures -- --help   prints this
`,
  work() {
    console.error('Drawing figures 1 to 8; this takes some minutes.');
    mkdirSync(folder, { recursive: true });
    for (const draw of drawings)
      for (const { name, svg } of draw()) {
        writeFileSync(`${folder}${name}.svg`, svg);
        console.log(`docs/figures/${name}.svg: ${Math.round(svg.length / 1000)} kB`);
      }
  },
});
