/** `npm run audit`: audits kept parameters. Progress on stderr, the table on stdout, JSON where asked; exits 2 for a wrong option, 1 for an audit that failed. */
import { readFile } from 'node:fs/promises';
import { trainedParameters } from '../../training/kept-parameters';
import { readParameterFile, type TrainedParameters } from '../../training/parameter-file';
import { createProgress } from '../progress';
import { readRun } from '../run-files';
import { writeWhole } from '../write-whole';
import { auditHelp, parseAuditOptions, type FileAuditOptions } from './audit-options';
import { auditTable } from './audit-table';
import { auditAll } from './run-audit';
import { wordsOf } from '../../schema/words-of';

async function trainedOf({ kind, path }: FileAuditOptions['from']): Promise<readonly TrainedParameters[]> {
  if (kind === 'weights') return [readParameterFile(await readFile(path))];
  const { kept, facts } = await readRun(path);
  const trained = trainedParameters(kept, facts.dataset.sha256);
  if (trained.length > 0) return trained;
  throw new Error(`${path}: expected a run of at least one step, got one of none; train it first`);
}

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
    const { audits, record } = await auditAll(await trainedOf(options.from), options, (event) => {
      if (event.event === 'notice') progress.line(event.data.text);
      else if (!options.quiet) progress.take(event);
    });
    progress.end();
    process.stdout.write(auditTable(audits));
    if (options.json !== null) await writeWhole(options.json, `${record}\n`);
    return 0;
  } catch (error) {
    progress.end();
    process.stderr.write(`${wordsOf(error)}\n`);
    return 1;
  }
}

process.exitCode = await main();
