/** The live temperature: the schedule's value while it runs, the hand's once the slider is moved, and the way back. */
import { moveTarget, temperatureField } from '../../../experiment/move-fields';
import { specOf } from '../../../models/registry';
import { experimentSlice, plannedTemperature } from '../../../state/experiment-store';
import { modelsOn } from '../../../state/settings';
import { runSlice, hasRun } from '../../../state/run-store';
import { pastSlice } from '../../../state/past-store';
import { hold, previewSlice } from '../../../state/preview-store';
import { useActions, useSlice, useSliceStore } from '../../../state/use-page';
import { formatCount, formatShort } from '../../../ui/format';
import { Slider } from '../../../ui/slider';
import { AboutField } from './about-field';

const { minimum, maximum, scale } = temperatureField;
const temperatureModels = moveTarget('temperature')!.models;
const span = { minimum, maximum, scale };
const meaning = <AboutField field={temperatureField} otherwise="by the schedule" />;

export function Temperature() {
  const actions = useActions();
  const preview = useSliceStore(previewSlice);
  const past = useSliceStore(pastSlice);
  const status = useSlice(runSlice, (state) => state.status);
  const shown = useSlice(experimentSlice, (state) => state.shown);
  const moves = useSlice(experimentSlice, (state) => state.moves);
  const model = modelsOn(shown).find((id) => specOf(id).hasTemperature(shown.models[id]));
  const any = model ?? temperatureModels[0];

  const run = hasRun(status);
  const planned = plannedTemperature(moves);
  const held = run ? status.temperatureHeld[any] === true : planned !== null;
  const settings = shown.models[any] as { readonly temperatureMaximum?: number };
  const scheduled = settings.temperatureMaximum ?? maximum;
  const at = useSlice(pastSlice, (state) => state.at);
  const put = useSlice(previewSlice, (state) => (at === null ? undefined : state.held.temperature));
  const now = (run ? status.temperature[any] : planned) ?? scheduled;
  const value = put ?? past.temperature(any) ?? now;
  return (
    <>
      <Slider
        anchor={temperatureField.link}
        label="Temperature"
        symbol="T"
        meaning={meaning}
        span={span}
        value={value}
        disabled={model === undefined}
        onCommit={(temperature) => void actions.setLive('temperature', temperature)}
        onPreview={(temperature) => hold(preview, 'temperature', temperature)}
      />
      <p className="temperature-state">
        {at !== null ? (
          <span>
            {put === undefined
              ? `As at step ${formatCount(at)}.`
              : `Was ${formatShort(past.temperature(any) ?? now)} at step ${formatCount(at)}.`}
          </span>
        ) : held ? (
          <>
            <span>T held at {formatShort(value)}</span>
            <button type="button" onClick={() => void actions.setLive('temperature', null)}>
              Release to schedule
            </button>
          </>
        ) : (
          <span>{run ? 'Follows its schedule.' : 'Starts here and follows its schedule.'}</span>
        )}
      </p>
    </>
  );
}
