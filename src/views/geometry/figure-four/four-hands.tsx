/** The sliders that figure 4 follows: T, M and R of the run in hand, as the bench's own. */
import { moveTarget, temperatureField } from '../../../experiment/move-fields';
import { specOf, type ModelId } from '../../../models/registry';
import { valueOf } from '../../../schema/read-values';
import { experimentSlice } from '../../../state/experiment-store';
import { pastSlice } from '../../../state/past-store';
import { temperatureShown } from '../../../state/posterior-preview';
import { hold, previewSlice } from '../../../state/preview-store';
import { runSlice } from '../../../state/run-store';
import { useActions, usePage, useSlice, useSliceStore } from '../../../state/use-page';
import { formatShort } from '../../../ui/format';
import { Slider } from '../../../ui/slider';
import { spanOf } from '../../span-of';

/** Numbers of the family that change where its members lie. */
const names = ['polynomialOrder', 'gridPoints'] as const;

export function FourHands({ id }: { readonly id: ModelId }) {
  const { fields, hasTemperature } = specOf(id);
  const settings = useSlice(experimentSlice, (state) => state.shown.models[id]);
  const own = names.filter((name) => fields[name]?.live === true);
  if (own.length === 0 && !hasTemperature(settings)) return null;
  return (
    <div className="four-hands">
      {hasTemperature(settings) && <TemperatureHand id={id} />}
      {own.map((name) => (
        <FieldHand key={name} name={name} value={Number(valueOf(settings, name))} />
      ))}
    </div>
  );
}

function TemperatureHand({ id }: { readonly id: ModelId }) {
  const actions = useActions();
  const page = usePage();
  const preview = useSliceStore(previewSlice);
  useSlice(previewSlice, (state) => state.held.temperature);
  useSlice(pastSlice, (state) => state.at);
  useSlice(experimentSlice, (state) => state.moves);
  useSlice(runSlice, ({ status }) => status.temperature[id]);
  const isHeld = useSlice(runSlice, ({ status }) => status.temperatureHeld[id] === true);
  const value = temperatureShown(id, page, {}) ?? temperatureField.default;
  return (
    <Slider
      label={temperatureField.label}
      symbol="T"
      span={spanOf(temperatureField)}
      value={value}
      note={
        isHeld ? (
          <>
            T held at {formatShort(value)}.{' '}
            <button type="button" onClick={() => void actions.setLive('temperature', null)}>
              Release to schedule
            </button>
          </>
        ) : (
          // As high as with the button: nothing moves when the hand lets go.
          'Follows its schedule.'
        )
      }
      onCommit={(temperature) => void actions.setLive('temperature', temperature)}
      onPreview={(temperature) => hold(preview, 'temperature', temperature)}
    />
  );
}

interface FieldHandProps {
  readonly name: (typeof names)[number];
  readonly value: number;
}

function FieldHand({ name, value }: FieldHandProps) {
  const actions = useActions();
  const preview = useSliceStore(previewSlice);
  const { field } = moveTarget(name)!;
  if (field.kind !== 'integer') return null;
  return (
    <Slider
      label={field.label}
      symbol={field.symbol}
      span={spanOf(field)}
      value={value}
      onCommit={(changed) => void actions.setLive(name, changed)}
      onPreview={(changed) => hold(preview, name, changed)}
    />
  );
}
