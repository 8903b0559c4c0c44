/** Writes the paper's figures to docs/figures: `npx tsx scripts/figures/write.ts`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { concreteFigures } from './concrete-figures';

const folder = fileURLToPath(new URL('../../docs/figures/', import.meta.url));

mkdirSync(folder, { recursive: true });
for (const { name, svg } of concreteFigures()) {
  writeFileSync(`${folder}${name}.svg`, svg);
  console.log(`docs/figures/${name}.svg: ${Math.round(svg.length / 1000)} kB`);
}
