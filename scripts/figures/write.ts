/** Writes the paper's figures to docs/figures: `npm run figures`, some minutes. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { architectureFigure } from './architecture-figure';
import { concreteFigures } from './concrete-figures';
import { divergenceFigures } from './divergence-figures';
import { paperInk } from './paper-ink';
import { stringFigure } from './string-figure';

const folder = fileURLToPath(new URL('../../docs/figures/', import.meta.url));

mkdirSync(folder, { recursive: true });
const figures = [
  architectureFigure(paperInk),
  stringFigure(paperInk),
  ...concreteFigures(),
  ...divergenceFigures(),
];
for (const { name, svg } of figures) {
  writeFileSync(`${folder}${name}.svg`, svg);
  console.log(`docs/figures/${name}.svg: ${Math.round(svg.length / 1000)} kB`);
}
