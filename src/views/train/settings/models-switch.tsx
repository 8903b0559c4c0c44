/** Which models take part: one checkbox a model, which is also the key of the curves. */
import { useId } from 'react';
import { isFull, MOST_ON } from '../../../experiment/most-on';
import { modelIds, specOf } from '../../../models/registry';
import { nameOf, placeOf } from '../../../state/model-names';
import { experimentSlice } from '../../../state/experiment-store';
import { useActions, useSlice } from '../../../state/use-page';
import { numberWord } from '../../../ui/number-word';
import { Swatch } from '../../../ui/swatch';

export function ModelsSwitch() {
  const actions = useActions();
  const reason = useId();
  const models = useSlice(experimentSlice, (state) => state.shown.models);
  const full = isFull(models);
  return (
    <fieldset className="models-switch">
      <legend>Models</legend>
      {modelIds.map((id) => (
        <label key={id} className="check">
          <input
            type="checkbox"
            checked={models[id].on}
            disabled={full && !models[id].on}
            aria-describedby={full && !models[id].on ? reason : undefined}
            onChange={(event) => void actions.setLive(`${id}.on`, event.target.checked)}
          />
          <Swatch place={placeOf(id)} />
          {nameOf(id)}
        </label>
      ))}
      {modelIds.some((id) => full && !models[id].on) && (
        <p id={reason} className="setting-note">
          At most {numberWord(MOST_ON)} models can be on. Switch one off to switch another on.
        </p>
      )}
      {modelIds.map((id) => {
        const { name, about } = specOf(id);
        return (
          models[id].on &&
          about && (
            <p key={id} className="setting-note">
              {name}: {about}
            </p>
          )
        );
      })}
      <p className="setting-note">{specOf(modelIds[0]).fields.on.meaning}</p>
    </fieldset>
  );
}
