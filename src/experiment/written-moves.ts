/** The moves of a run as a link writes them: of one field at one step the last, which make the same run. Pure; linear in the moves. */
import { modelIds, specOf } from '../models/registry';
import { valueOf } from '../schema/read-values';
import type { Experiment, Move } from './experiment';
import { applyMove, inOrder, startSettings, type Live } from './live-settings';

type Models = Live['models'];

const after = (models: Models, moves: readonly Move[]): Models =>
  moves.reduce((now, move) => applyMove(now, move).models, models);

/** Lists of moves of one step each. */
function bySteps(moves: readonly Move[]): Move[][] {
  const groups: Move[][] = [];
  for (const move of inOrder(moves)) {
    const group = groups.at(-1);
    if (group?.[0].step === move.step) group.push(move);
    else groups.push([move]);
  }
  return groups;
}

/** The last move of each field, in the order of these. */
function lastOfEach(moves: readonly Move[]): Move[] {
  const last = new Map<string, Move>();
  for (const move of moves) {
    last.delete(move.field);
    last.set(move.field, move);
  }
  return [...last.values()];
}

/** The moves that are left from settings to others at a step; models go off before others come on, so that there is room. */
function between(step: number, from: Models, to: Models): Move[] {
  const moves = modelIds.flatMap((id) =>
    Object.keys(specOf(id).fields).flatMap((name): Move[] => {
      const [before, value] = [from, to].map((models) => valueOf(models[id].settings, name));
      const differs = value !== before && (typeof value === 'number' || typeof value === 'boolean');
      return differs ? [{ step, field: `${id}.${name}`, value }] : [];
    }),
  );
  const isOff = ({ value }: Move) => value === false;
  return [...moves.filter(isOff), ...moves.filter((move) => !isOff(move))];
}

/**
 * The moves themselves where no field was moved twice at a step. One that is left out may have clamped another setting, as a small R does
 * M: what it left behind is then a move of its own.
 */
export function writtenMoves(experiment: Experiment, moves: readonly Move[]): readonly Move[] {
  const steps = bySteps(moves).map((all) => ({ all, few: lastOfEach(all) }));
  if (steps.every(({ all, few }) => all.length === few.length)) return moves;
  let { models } = startSettings(experiment);
  return steps.flatMap(({ all, few }) => {
    const before = models;
    models = after(before, all);
    return all.length === few.length ? all : [...few, ...between(all[0].step, after(before, few), models)];
  });
}
