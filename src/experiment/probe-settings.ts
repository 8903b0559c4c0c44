/** At which settings and T a probe is made: the run's, or those that it would have had some moves been made now (definition 24). Pure. */
import type { ModelId } from '../models/registry';
import { sameValue } from '../schema/read-value';
import { valueOf } from '../schema/read-values';
import type { Move } from './experiment';
import { applyMove, type Live } from './live-settings';
import type { Made } from './measurements';
import { moveFields, moveTarget } from './move-fields';
import { readMove } from './read-move';
import { evaluationTemperature } from './temperature';

/** A move that is only thought of: its field and value are those of a move. */
export type IfMoved = Pick<Move, 'field' | 'value'>;

/** The move as a run would read it. Throws a RangeError, in a move's words, where a run would leave it out, and where no probe would show it. */
function thinkable(move: Move): Move {
  const read = readMove(move);
  if (read.move === null) throw new RangeError(read.notices.join(' '));
  if (moveTarget(read.move.field)?.field.probed) return move;
  const probed = moveFields.filter(({ field }) => field.probed).map(({ name }) => name);
  throw new RangeError(
    `move: expected one that a probe shows before it is trained with (${probed.join(', ')}), got ${move.field}; make the move itself.`,
  );
}

/** How an answer of `model` is made at `step`, where the run has the settings `taken`; values are clamped and mended as a run does. */
export function probeSettings(
  taken: Live['models'],
  model: ModelId,
  step: number,
  ifMoved: readonly IfMoved[],
): Made {
  let live: Live = { models: taken, notices: [] };
  for (const { field, value } of ifMoved) {
    const { models, notices } = applyMove(live.models, thinkable({ step, field, value }));
    live = { models, notices: [...live.notices, ...notices] };
  }
  const temperatureIn = (models: Live['models']) =>
    evaluationTemperature(model, models[model].settings, models[model].heldTemperature);
  const { settings } = live.models[model];
  const temperature = temperatureIn(live.models);
  const own = taken[model].settings;
  const differs = Object.keys(settings).some(
    (name) => !sameValue(valueOf(settings, name), valueOf(own, name)),
  );
  return {
    step,
    settings,
    temperature,
    preview: differs || temperature !== temperatureIn(taken),
    notices: live.notices,
  };
}
