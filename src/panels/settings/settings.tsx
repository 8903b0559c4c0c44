/** Every setting of the experiment, from the declarations of its fields: those a run takes live, and those that need a restart. */
import { hold } from '../../state/preview-store';
import { useActions, useExperiment, usePage } from '../../state/use-page';
import { experimentFields, sharedFields, shownValue, valuesOf } from '../../state/settings';
import { shortNameOf } from '../../state/model-names';
import type { Experiment } from '../../experiment/experiment';
import type { ModelField } from '../../experiment/model-fields';
import { modelIds } from '../../models/registry';
import type { AnyValue } from '../../schema/field';
import { valueOf } from '../../schema/read-values';
import { printValue } from '../../schema/value-text';
import { FieldControl } from './field-control';
import { Temperature } from './temperature';

// The live settings of one model alone come first: they are what there is to play with.
const live = sharedFields.filter(({ field }) => field.live).sort((a, b) => a.models.length - b.models.length);
const fixed = sharedFields.filter(({ field }) => !field.live);

export function LiveSettings() {
  const { actions, preview } = usePage();
  return (
    <section className="settings" aria-labelledby="live-heading">
      <h2 id="live-heading">Live</h2>
      <p className="setting-note">A run takes these at its next step, with a mark on the curves.</p>
      <Temperature />
      {live.map((shared) => (
        <SharedControl
          key={shared.name}
          shared={shared}
          onCommit={(value) => void actions.setLive(shared.name, value as number | boolean)}
          onPreview={(value) => hold(preview, shared.name, value)}
        />
      ))}
    </section>
  );
}

export function RestartSettings() {
  const actions = useActions();
  const shown = useExperiment((state) => state.shown);
  return (
    <section className="settings" aria-labelledby="restart-heading">
      <h2 id="restart-heading">Needs restart</h2>
      <p className="setting-note">A run keeps these from its first step to its last.</p>
      {experimentFields.map(({ name, field }) => (
        <FieldControl
          key={name}
          field={field}
          value={valueOf(shown, name) as AnyValue}
          onCommit={(value) => actions.setFixed(name, value)}
        />
      ))}
      {fixed.map((shared) => (
        <SharedControl
          key={shared.name}
          shared={shared}
          onCommit={(value) => actions.setFixed(shared.name, value)}
        />
      ))}
    </section>
  );
}

interface SharedControlProps {
  readonly shared: ModelField;
  readonly onCommit: (value: AnyValue) => void;
  readonly onPreview?: (value: number | null) => void;
}

function SharedControl({ shared, onCommit, onPreview }: SharedControlProps) {
  const shown = useExperiment((state) => state.shown);
  const { value, differs } = shownValue(shown, shared);
  return (
    <FieldControl
      field={shared.field}
      value={value}
      note={differs ? differenceText(shown, shared) : scopeText(shared)}
      onCommit={onCommit}
      onPreview={onPreview}
    />
  );
}

/** Says for whom a setting is, where it is not for all. */
function scopeText({ models }: ModelField): string | undefined {
  return models.length === modelIds.length ? undefined : `For ${models.map(shortNameOf).join(' and ')}.`;
}

function differenceText(experiment: Experiment, shared: ModelField): string {
  const values = valuesOf(experiment, shared);
  const parts = shared.models.map((id, i) => `${shortNameOf(id)} ${printValue(values[i])}`);
  return `Differs: ${parts.join(', ')}. A change sets all of them.`;
}
