/** `npm run train`: the page's engine in Node. Progress on stderr, figures on stdout, JSON where asked; exits 2 for a wrong option, 1 for a run that failed. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { auditTable } from './audit/audit-table';
import { parseOptions } from './options';
import { createProgress } from './progress';
import { testTable } from './test-table';
import { trainRun } from './train-run';
import { writeWhole } from './write-whole';
import { wordsOf } from '../schema/words-of';

async function main(): Promise<number> {
  const options = parseOptions(process.argv.slice(2));
  if (options.ok === 'help') {
    process.stdout.write(options.text);
    return 0;
  }
  if (!options.ok) {
    process.stderr.write(`${options.message}\n`);
    return 2;
  }
  const progress = createProgress(process.stderr, () => performance.now());
  const said = new Set<string>();
  const say = (notice: string) => {
    if (!said.has(notice)) progress.line(notice);
    said.add(notice);
  };
  options.notices.forEach(say);
  try {
    const { figures, audits, record, parameters } = await trainRun(options, (event) => {
      if (event.event === 'notice') say(event.data.text);
      else if (!options.quiet) progress.take(event);
    });
    progress.end();
    process.stdout.write(testTable(figures));
    if (audits.length > 0) process.stdout.write(auditTable(audits));
    if (options.json !== null) await writeWhole(options.json, `${record}\n`);
    if (options.weights !== null) {
      await mkdir(options.weights, { recursive: true });
      for (const [model, file] of parameters)
        await writeWhole(join(options.weights, `${model}.safetensors`), file);
    }
    return 0;
  } catch (error) {
    progress.end();
    process.stderr.write(`${wordsOf(error)}\n`);
    return 1;
  }
}

// Set, not called: stdout may be a pipe that still has to take the rest. What keeps Node alive is a stopped engine.
process.exitCode = await main();
