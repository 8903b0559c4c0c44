/** A move, and how long it takes to do without it, in words. Pure. */
import type { Move } from '../../../experiment/experiment';
import { moveTarget } from '../../../experiment/move-fields';
import { nameOf } from '../../../state/model-names';
import { formatCount } from '../../../ui/format';
import { movedValue, moveText } from '../../move-text';

/** 'Temperature 0.5', 'Gauss: Learning rate 0.001', 'Gauss-VAE off'. */
export function moveWords(move: Move): string {
  const target = moveTarget(move.field);
  if (target?.name !== 'on') return moveText(move);
  return `${target.models.map(nameOf).join(', ')} ${movedValue(move)}`;
}

/** What is known of the run when one of its moves is to go. */
export interface Standing {
  /** Steps of the engine's snapshots. */
  readonly snapshots: readonly number[];
  readonly millisecondsPerStep: number | null;
  /** The step that the run is at, and the one up to which it is trained again. */
  readonly step: number;
  readonly to: number;
  /** The engine is gone, and the snapshots with it. */
  readonly dead: boolean;
  /** Step of the file on this device; null without one. */
  readonly kept: number | null;
}

/** The step from which the run is trained again without a move of that step. */
function againFrom(move: number, { snapshots, step, dead, kept }: Standing): number {
  if (dead) return kept !== null && kept <= move ? kept : 0;
  return move >= step ? step : (snapshots.findLast((one) => one <= move) ?? 0);
}

/** 'about 14 s', 'about 3 min'. */
function aboutSeconds(seconds: number): string {
  if (seconds < 1) return 'under 1\u00a0s';
  if (seconds < 100) return `about ${Math.round(seconds)}\u00a0s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 100) return `about ${minutes}\u00a0min`;
  return `about ${Math.round(minutes / 60)}\u00a0h`;
}

/** One sentence: what is trained again without a move of that step, and how long it takes. */
export function againWords(move: number, standing: Standing): string {
  const { to, dead, millisecondsPerStep } = standing;
  const from = againFrom(move, standing);
  const stopped = dead ? 'The engine has stopped. ' : '';
  const where = `step ${formatCount(from)}${dead && from > 0 ? ', as kept on this device' : ''}`;
  if (from >= to) return dead ? `${stopped}Goes on from ${where}.` : 'Nothing is trained again.';
  const long = millisecondsPerStep && `: ${aboutSeconds(((to - from) * millisecondsPerStep) / 1000)}`;
  return `${stopped}Trains again from ${where}${long ?? ''}.`;
}

/** How far a branch is from where the run before it was. */
export function progressWords(to: number, step: number, training: boolean, seconds: number | null): string {
  const aim = `Training again to step ${formatCount(to)}`;
  if (!training) return `${aim}: at step ${formatCount(step)}.`;
  return seconds === null ? `${aim}.` : `${aim}: ${aboutSeconds(seconds).replace('about ', '')} left.`;
}
