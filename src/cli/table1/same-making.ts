/** Runs of one table must come from one version of the code, one kernel plan and the same pictures. Pure. */
import type { MadeBy } from '../../experiment/table1/record';

/** What made the run of a job. */
export interface MadeRun {
  /** The job's, or where its run lies. */
  readonly name: string;
  readonly by: Pick<MadeBy, 'code' | 'backend' | 'dataset'>;
}

/** The value that most have; of several, the first. */
function mostCommon(values: readonly string[]): string | undefined {
  const times = (value: string) => values.filter((other) => other === value).length;
  return values.toSorted((a, b) => times(b) - times(a))[0];
}

const again = 'move its folder away and run its command again';

interface Wanted {
  /** This program's version. */
  readonly code: string;
  /** Whether other versions and plans are fine. */
  readonly mixed: boolean;
  /** Of the pictures; by default what most runs have. */
  readonly sha256?: string;
}

/** A sentence for each run that does not fit, with the way out. */
export function misfits(runs: readonly MadeRun[], { code, mixed, ...wanted }: Wanted): string[] {
  const plan = mostCommon(runs.map(({ by }) => by.backend.plan));
  const sha256 = wanted.sha256 ?? mostCommon(runs.map(({ by }) => by.dataset.sha256));
  return runs.flatMap(({ name, by }) => [
    ...(by.code === code || mixed
      ? []
      : [`${name}: expected a run of ${code}, got one of ${by.code}; ${again}, or say --mixed`]),
    ...(by.backend.plan === plan || mixed
      ? []
      : [
          `${name}: expected kernel plan ${plan} as in other runs, got ${by.backend.plan}; ${again}, or say --mixed`,
        ]),
    ...(by.dataset.sha256 === sha256
      ? []
      : [
          `${name}: expected pictures with sha256 ${sha256} as in other runs, got ${by.dataset.sha256}; ${again} with the same data`,
        ]),
  ]);
}
