/** `npm run audit`: audits kept parameters. Progress on stderr, the table on stdout, JSON where asked; exits 2 for a wrong option, 1 for an audit that failed. */
import { readFile } from 'node:fs/promises';
import { readParameterFile } from '../../training/parameter-file';
import { createProgress } from '../progress';
import { writeWhole } from '../write-whole';
import { auditHelp, parseAuditOptions } from './audit-options';
import { auditTable } from './audit-table';
import { auditFile } from './run-audit';
import { wordsOf } from '../../schema/words-of';

async function main(): Promise<number> {
  const argv = process.argv.slice(2);
  if (argv.some((word) => word === '--help' || word === '-h')) {
    process.stdout.write(auditHelp);
    return 0;
  }
  const parsed = parseAuditOptions(argv);
  if (!parsed.ok) {
    process.stderr.write(`${parsed.message}\n`);
    return 2;
  }
  const { options } = parsed;
  const progress = createProgress(process.stderr, () => performance.now());
  try {
    const trained = readParameterFile(await readFile(options.weights));
    const { audit, record } = await auditFile(trained, options, (event) => {
      if (event.event === 'notice') progress.line(event.data.text);
      else if (!options.quiet) progress.take(event);
    });
    progress.end();
    process.stdout.write(auditTable([audit]));
    if (options.json !== null) await writeWhole(options.json, `${record}\n`);
    return 0;
  } catch (error) {
    progress.end();
    process.stderr.write(`${wordsOf(error)}\n`);
    return 1;
  }
}

process.exitCode = await main();
