/** The control of a setting that models share: one for all of them, or one each while it is unlinked; none while it does nothing. */
import { useId, useState } from 'react';
import type { ModelField } from '../../../experiment/model-fields';
import { modelsShown } from '../../../experiment/most-on';
import type { ModelId } from '../../../models/registry';
import type { AnyValue } from '../../../schema/field';
import { printValue } from '../../../schema/value-text';
import { shortNameOf } from '../../../state/model-names';
import { appliesTo, modelsMoved, ofModelsShown, shownValue, valuesOf } from '../../../state/settings';
import { experimentSlice } from '../../../state/experiment-store';
import { useSlice } from '../../../state/use-page';
import { SettingRow } from '../../../ui/setting-row';
import { AboutField } from './about-field';
import { FieldControl } from './field-control';
import { LinkToggle } from './link-toggle';

interface SharedControlProps {
  readonly shared: ModelField;
  /** For one model, or for all that have it. */
  readonly onCommit: (value: AnyValue, model?: ModelId) => void;
  readonly onPreview?: (value: number | null) => void;
}

export function SharedControl({ shared: ofAll, onCommit, onPreview }: SharedControlProps) {
  const id = useId();
  const shown = useSlice(experimentSlice, (state) => state.shown);
  const shared = ofModelsShown(shown, ofAll);
  const { field, models } = shared;
  const [unlinked, setUnlinked] = useState(false);
  if (modelsMoved(shown, shared).length === 0) return null;
  const { value, differs } = shownValue(shown, shared);
  // What a link or a preset brought apart is shown apart.
  const apart = unlinked || differs;
  const isOfAll = models.length === modelsShown(shown.models).length;
  const scope = isOfAll ? '' : `For ${models.map(shortNameOf).join(' and ')}.`;

  const toggle = () => {
    setUnlinked(!apart);
    if (apart && differs) onCommit(value);
  };
  const tools = models.length > 1 && (
    <LinkToggle label={field.label} apart={apart} together={printValue(value)} onToggle={toggle} />
  );
  if (!apart)
    return (
      <FieldControl
        field={field}
        value={value}
        note={scope}
        tools={tools}
        onCommit={(changed) => onCommit(changed)}
        onPreview={onPreview}
      />
    );
  const values = valuesOf(shown, shared);
  return (
    <SettingRow
      id={id}
      anchor={field.link}
      isGroup
      label={field.label}
      symbol={field.symbol}
      meaning={<AboutField field={field} />}
      note={`One value for each model. Link again, and all take ${printValue(value)}.`}
      tools={tools}
    >
      <div className="setting-each">
        {models.map(
          (model, i) =>
            appliesTo(shown, model, shared.name) && (
              <FieldControl
                key={model}
                field={field}
                model={shortNameOf(model)}
                value={values[i]}
                onCommit={(changed) => onCommit(changed, model)}
              />
            ),
        )}
      </div>
    </SettingRow>
  );
}
