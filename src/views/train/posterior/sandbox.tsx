/** A density to bend by hand, number by number, with T, M and R of its own: tied to no run. */
import { useState } from 'react';
import { modelIds, specOf, type ModelId } from '../../../models/registry';
import { valueOf } from '../../../schema/read-values';
import { experimentSlice } from '../../../state/experiment-store';
import { nameOf } from '../../../state/model-names';
import { useModelsOffered, useModelsOn } from '../../../state/models-shown';
import { useSlice } from '../../../state/use-page';
import { Choice } from '../../../ui/choice';
import { begun, bendableOf, type Bendable } from './bent';
import { BentDensity } from './bent-density';

interface BendableModel {
  readonly id: ModelId;
  readonly bendable: Bendable;
}

const all: readonly BendableModel[] = modelIds.flatMap((id) =>
  bendableOf(specOf(id)).map((bendable) => ({ id, bendable })),
);
const names = Object.fromEntries(all.map(({ id }) => [id, nameOf(id)]));

export function Sandbox() {
  const [chosen, choose] = useState<ModelId | null>(null);
  const offered = useModelsOffered(chosen);
  const shown = all.filter(({ id }) => offered.includes(id));
  const on = useModelsOn();
  // One that trains, where there is one.
  const at =
    shown.find(({ id }) => id === chosen) ?? shown.find(({ id }) => on.includes(id)) ?? shown[0] ?? all[0];
  if (!at) return <p className="empty">No model has a density to bend.</p>;
  return (
    <>
      {shown.length > 1 && (
        <p className="sandbox-model">
          <Choice
            label="Sandbox model"
            options={shown.map(({ id }) => id)}
            names={names}
            value={at.id}
            onChoose={choose}
          />
        </p>
      )}
      <OpenSandbox key={at.id} {...at} />
    </>
  );
}

function OpenSandbox({ id, bendable }: BendableModel) {
  const settings = useSlice(experimentSlice, (state) => state.shown.models[id]);
  // Another family begins anew: its numbers stand for something else.
  const shape = JSON.stringify(bendable.bending.shapedBy.map((name) => valueOf(settings, name)));
  return <BentDensity key={shape} model={id} bendable={bendable} start={() => begun(bendable, settings)} />;
}
