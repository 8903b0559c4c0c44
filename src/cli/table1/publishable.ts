/** Checks before records are published: whole files, one version, plan and data set, and nothing published is lost. */
import { relative } from 'node:path';
import { codeVersion } from '../../engine/code-version';
import type { TableRecord } from '../../experiment/table1/record';
import { lossOfRecord } from './lossless';
import type { Options } from './options';
import { readRecords } from './publish';
import { misfits } from './same-making';
import { isDone, stateOf } from './standing';
import { damageOf } from './sums';
import { recordPath, type JobRecord } from './write-records';

/** Published records stay as they are, whatever made them. */
function nameOtherVersions(published: readonly TableRecord[], say: (text: string) => void): void {
  const others = published.map(({ code }) => code).filter((code) => code !== codeVersion);
  for (const code of new Set(others))
    say(
      `${others.filter((one) => one === code).length} published records are of ${code}, this is ${codeVersion}.`,
    );
}

/** Answers whether all may be published, and says every reason why not. */
export async function publishable(
  records: readonly JobRecord[],
  options: Options,
  say: (text: string) => void,
): Promise<boolean> {
  const folder = options.table.published.records;
  const published = await readRecords(folder);
  const problems = misfits(
    records.map(({ job, record }) => ({ name: job.name, by: record })),
    { code: codeVersion, mixed: options.mixed, sha256: published[0]?.dataset.sha256 },
  );
  for (const { job, record } of records) {
    if (isDone(await stateOf(job, options))) {
      const damage = await damageOf(job.folder);
      if (damage !== null) problems.push(damage);
    }
    const old = published.find((one) => one.row === job.row && one.experiment.seed === job.experiment.seed);
    const loss = old ? lossOfRecord(relative('', recordPath(folder, job)), old, record) : null;
    if (loss !== null) problems.push(loss);
  }
  nameOtherVersions(published, say);
  problems.forEach(say);
  if (problems.length > 0) say('Nothing was published.');
  return problems.length === 0;
}
