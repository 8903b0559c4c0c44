/** Chooses the model whose pictures and L are compared. */
import type { ModelId } from '../../models/registry';
import { nameOf } from '../../state/model-names';
import { Choice } from '../../ui/choice';

interface ModelChoiceProps {
  readonly model: ModelId;
  readonly models: readonly ModelId[];
  readonly onModel: (model: ModelId) => void;
}

export function ModelChoice({ model, models, onModel }: ModelChoiceProps) {
  return (
    <Choice
      label="Model"
      options={models}
      names={Object.fromEntries(models.map((id) => [id, nameOf(id)]))}
      value={model}
      onChoose={onModel}
    />
  );
}
