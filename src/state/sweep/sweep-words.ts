/** A sweep in words: how far it is, how long it takes, what it will train. Pure. */
import { passesOf } from '../../experiment/sweep/passes';
import type { Status } from '../../engine/protocol';
import { formatCount } from '../../ui/format';
import type { SweepJob } from './sweep-jobs';
import { countOf, turnOf, type Sweep } from './sweep-queue';

/** 'about 12 min'. */
function aboutTime(seconds: number): string {
  if (seconds < 90) return `about ${Math.max(1, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `about ${minutes} min`;
  return `about ${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

const runs = (count: number) => `${formatCount(count)} ${count === 1 ? 'run' : 'runs'}`;
const passesOfAll = (jobs: readonly SweepJob[]) =>
  jobs.reduce((sum, { experiment }) => sum + passesOf(experiment, experiment.steps), 0);

/** '6 runs of 1,000 steps, 6,000 steps in all, about 12 min.' `speed` is passes a second. */
export function planWords(jobs: readonly SweepJob[], speed: number | null): string {
  const steps = jobs.map(({ experiment }) => experiment.steps);
  const all = steps.reduce((sum, one) => sum + one, 0);
  const each = steps.every((one) => one === steps[0]) ? ` of ${formatCount(steps[0])} steps` : '';
  const time =
    speed === null
      ? 'The time is not known before a run has trained here'
      : aboutTime(passesOfAll(jobs) / speed);
  const total = `${runs(jobs.length)}${each}: ${formatCount(all)} steps in all`;
  return speed === null ? `${total}. ${time}.` : `${total}, ${time}.`;
}

/** 'Tmin 0.2, seed 3'. */
const jobTitle = ({ name }: SweepJob): string => name.replace(/^Sweep: /, '');

/** Seconds of what waits, and of the job at that step; null where the speed is not known. */
function secondsLeft(
  sweep: Sweep,
  jobs: readonly SweepJob[],
  step: number,
  speed: number | null,
): number | null {
  const at = turnOf(sweep);
  if (at === null || speed === null) return null;
  const left = jobs.filter((_, i) => i !== at && sweep.records[i].standing === 'waiting');
  const { experiment } = jobs[at];
  return (passesOfAll(left) + passesOf(experiment, Math.max(0, experiment.steps - step))) / speed;
}

/** '2 of 6 done, 1 failed'. */
export function doneWords(sweep: Sweep): string {
  const parts = [`${countOf(sweep, 'done')} of ${sweep.records.length} done`];
  for (const standing of ['failed', 'skipped'] as const) {
    const count = countOf(sweep, standing);
    if (count > 0) parts.push(`${count} ${standing}`);
  }
  return parts.join(', ');
}

/** '2 of 6 done, seed 3 is at step 400 of 1,000, about 12 min left'. `status` is of the job's run. */
export function progressWords(
  sweep: Sweep,
  jobs: readonly SweepJob[],
  status: Pick<Status, 'step' | 'steps'>,
  speed: number | null,
): string {
  const at = turnOf(sweep);
  if (at === null) return doneWords(sweep);
  const left = secondsLeft(sweep, jobs, status.step, speed);
  const steps = status.steps || jobs[at].experiment.steps;
  return [
    doneWords(sweep),
    `${jobTitle(jobs[at])} is at step ${formatCount(status.step)} of ${formatCount(steps)}`,
    ...(left === null ? [] : [`${aboutTime(left)} left`]),
  ].join(', ');
}
