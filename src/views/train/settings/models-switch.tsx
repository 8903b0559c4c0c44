/** Which models take part: one checkbox a model, which is also the key of the curves. */
import { modelIds, specOf } from '../../../models/registry';
import { nameOf, placeOf } from '../../../state/model-names';
import { experimentSlice } from '../../../state/experiment-store';
import { useActions, useSlice } from '../../../state/use-page';
import { Swatch } from '../../../ui/swatch';

export function ModelsSwitch() {
  const actions = useActions();
  const models = useSlice(experimentSlice, (state) => state.shown.models);
  return (
    <fieldset className="models-switch">
      <legend>Models</legend>
      {modelIds.map((id) => (
        <label key={id} className="check">
          <input
            type="checkbox"
            checked={models[id].on}
            onChange={(event) => void actions.setLive(`${id}.on`, event.target.checked)}
          />
          <Swatch place={placeOf(id)} />
          {nameOf(id)}
        </label>
      ))}
      <p className="setting-note">{specOf(modelIds[0]).fields.on.meaning}</p>
    </fieldset>
  );
}
