/** `npm run audit`: audits kept parameters. Progress on stderr, the table on stdout, JSON where asked; exits 2 for a wrong option, 1 for an audit that failed. */
import { readFile } from 'node:fs/promises';
import { readParameterFile } from '../../training/parameter-file';
import { writeWhole } from '../write-whole';
import { auditHelp, parseAuditOptions } from './audit-options';
import { auditTable } from './audit-table';
import { auditFile } from './run-audit';

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
  let percent = -1;
  const say = (done: number, total: number) => {
    const now = Math.floor((100 * done) / total);
    if (options.quiet || now === percent) return;
    percent = now;
    process.stderr.write(process.stderr.isTTY ? `\raudit ${now} %` : `audit ${now} %\n`);
  };
  try {
    const trained = readParameterFile(await readFile(options.weights));
    const { audit, record } = await auditFile(
      trained,
      options,
      () => undefined,
      ({ done, total }) => say(done, total),
    );
    if (!options.quiet && process.stderr.isTTY) process.stderr.write('\n');
    process.stdout.write(auditTable([audit]));
    if (options.json !== null) await writeWhole(options.json, `${record}\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

process.exitCode = await main();
