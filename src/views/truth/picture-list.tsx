/** The measured pictures to pick from, the largest gap first, with their gap and the modes of the truth and of q. */
import { useMemo } from 'react';
import type { ExactEvidence } from '../../experiment/exact';
import { className } from '../../experiment/label-text';
import type { ModelId } from '../../models/registry';
import type { Values } from '../../schema/field';
import { experimentSlice } from '../../state/experiment-store';
import type { Measured } from '../../state/measured-store';
import { nameOf } from '../../state/model-names';
import { useClassNames } from '../../state/use-class-names';
import { useSlice } from '../../state/use-page';
import { Choice } from '../../ui/choice';
import { listedSlice } from './listed-store';
import { ListedPictures } from './listed-pictures';
import { classesAmong, orderedPictures } from './picture-order';
import { truthFields } from './truth-settings';

interface PictureListProps {
  readonly measured: readonly Measured<ExactEvidence>[];
  readonly values: Values<typeof truthFields>;
  readonly set: (change: Partial<Values<typeof truthFields>>) => void;
}

const orderNames = { gap: 'largest gap first', modes: 'two modes in the truth', class: 'of one class' };
const nobody = new Uint8Array();

export function PictureList({ measured, values, set }: PictureListProps) {
  const shown = measured.find(({ found }) => found.model === values.listed) ?? measured[0];
  const { model, from, byPicture } = shown.found;
  const byPart = useSlice(listedSlice, (state) => state.byPart);
  const problem = useSlice(listedSlice, (state) => state.problem);
  const started = useSlice(experimentSlice, (state) => state.started);
  const names = useClassNames();
  const part = byPart[from];
  const pictures = part?.started === shown.started ? part.pictures : null;
  const labels = pictures?.labels ?? nobody;
  const classes = useMemo(() => classesAmong(labels), [labels]);
  const label = classes.includes(values.label) ? values.label : (classes[0] ?? 0);
  const { order } = values;
  const places = useMemo(
    () => orderedPictures({ byPicture, labels, order, label }),
    [byPicture, labels, order, label],
  );
  const pickable = from === 'validation' && shown.started === started;
  const ids = measured.map(({ found }) => found.model);
  return (
    <>
      <div className="lab-tools">
        <Choice
          label={truthFields.listed.label}
          options={ids}
          names={Object.fromEntries(ids.map((id) => [id, nameOf(id)]))}
          value={model}
          onChoose={(option: ModelId) => set({ listed: option })}
        />
        <Choice
          label={truthFields.order.label}
          options={truthFields.order.options}
          names={orderNames}
          value={order}
          onChoose={(option) => set({ order: option })}
        />
        {order === 'class' && classes.length > 0 && (
          <Choice
            label={truthFields.label.label}
            options={classes.map(String)}
            names={Object.fromEntries(classes.map((one) => [String(one), className(one, names)]))}
            value={String(label)}
            onChoose={(option) => set({ label: Number(option) })}
          />
        )}
      </div>
      <p className="setting-note">
        Below each: gap in nats, modes of the truth, modes of q.
        {!pickable &&
          (from === 'test'
            ? ' Test pictures cannot be picked: measure validation pictures to pick one.'
            : ' They are of an earlier run: measure again to pick one.')}
      </p>
      {problem && (
        <p className="complaint" role="status">
          The pictures did not load: {problem}
        </p>
      )}
      {places.length === 0 ? (
        <p className="empty">
          {order === 'modes'
            ? 'No picture has a true marginal with two modes.'
            : 'These pictures have no such class.'}
        </p>
      ) : (
        pictures && (
          <ListedPictures
            key={`${model} ${order} ${label}`}
            {...{ places, byPicture, pictures, from, names, pickable }}
          />
        )
      )}
    </>
  );
}
