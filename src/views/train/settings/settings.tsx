/** Every setting of the experiment, from the declarations of its fields: those a run takes live, and those that need a restart. */
import { Fragment, useState } from 'react';
import { hold, previewSlice } from '../../../state/preview-store';
import { experimentSlice } from '../../../state/experiment-store';
import { useActions, useSlice, useSliceStore } from '../../../state/use-page';
import { experimentFields, sharedFields } from '../../../state/settings';
import type { AnyValue } from '../../../schema/field';
import { valueOf } from '../../../schema/read-values';
import { FieldControl } from './field-control';
import { NetHint } from './net-hint';
import { SharedControl } from './shared-control';
import { SpacingLine } from './spacing-line';
import { Temperature } from './temperature';
import './settings.css';

// The live settings of one model alone come first: they are what there is to play with.
const live = sharedFields.filter(({ field }) => field.live).sort((a, b) => a.models.length - b.models.length);
const fixed = sharedFields.filter(({ field }) => !field.live);

interface LiveSettingsProps {
  /** Whether all but the temperature are in a fold. */
  readonly folded: boolean;
}

export function LiveSettings({ folded }: LiveSettingsProps) {
  const actions = useActions();
  const preview = useSliceStore(previewSlice);
  const [open, setOpen] = useState(false);
  const others = live.map((shared) => (
    <Fragment key={shared.name}>
      <SharedControl
        shared={shared}
        onCommit={(value, model) =>
          void actions.setLive(model ? `${model}.${shared.name}` : shared.name, value as number | boolean)
        }
        onPreview={(value) => hold(preview, shared.name, value)}
      />
      {shared.name === 'gridPoints' && (!folded || open) && <SpacingLine models={shared.models} />}
    </Fragment>
  ));
  return (
    <section className="settings live" aria-labelledby="live-heading">
      <h2 id="live-heading" className="visually-hidden">
        Live
      </h2>
      <p className="setting-note">A run takes these at its next step, with a mark on the curves.</p>
      <Temperature />
      {folded ? (
        <details className="live-others" onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>More sliders</summary>
          {others}
        </details>
      ) : (
        others
      )}
    </section>
  );
}

export function RestartSettings() {
  const actions = useActions();
  const shown = useSlice(experimentSlice, (state) => state.shown);
  return (
    <section className="settings" aria-labelledby="restart-heading">
      <h2 id="restart-heading">Needs restart</h2>
      <p className="setting-note">
        A run keeps these from first step to last. A change offers a restart with New settings.
      </p>
      <button
        type="button"
        className="sweep-entry"
        title="Trains several runs in turn, in the Runs view"
        onClick={() => actions.show('runs')}
      >
        Sweep seeds or one setting
      </button>
      {experimentFields.map(({ name, field }) => (
        <FieldControl
          key={name}
          field={field}
          value={valueOf(shown, name) as AnyValue}
          onCommit={(value) => actions.setFixed(name, value)}
        />
      ))}
      {fixed.map((shared) => (
        <Fragment key={shared.name}>
          <SharedControl
            shared={shared}
            onCommit={(value, model) => actions.setFixed(shared.name, value, model && [model])}
          />
          {shared.name === 'net' && <NetHint />}
        </Fragment>
      ))}
    </section>
  );
}
