/** The choices of pictures in words, and as the values of a select: the classes are those of the data set in hand. */
import type { DigitChoice, OpenDataset } from '../engine/protocol';
import { className } from '../experiment/label-text';
import type { ModelId } from '../models/registry';
import { nameOf } from '../state/model-names';

interface ChoiceOption {
  readonly value: string;
  readonly text: string;
  readonly choice: DigitChoice;
}

interface ChoiceGroup {
  readonly label: string;
  readonly options: readonly ChoiceOption[];
}

export function valueOf(choice: DigitChoice): string {
  if ('model' in choice) return `${choice.kind} ${choice.model}`;
  return choice.kind === 'class' ? `class ${choice.label}` : choice.kind;
}

const option = (choice: DigitChoice, text: string): ChoiceOption => ({
  value: valueOf(choice),
  text,
  choice,
});

const inOrder = option({ kind: 'order' }, 'in order');

const byTerm2 = (models: readonly ModelId[]): ChoiceGroup => ({
  label: 'By term2',
  options: (['worst', 'best'] as const).flatMap((kind) =>
    models.map((model) => option({ kind, model }, `${kind} reconstructed by ${nameOf(model)}`)),
  ),
});

/** What there is to choose from: no class of pictures that have none, and term2 of the given models. */
export function choiceGroups(
  { present, classes }: Pick<OpenDataset, 'present' | 'classes'>,
  models: readonly ModelId[],
): readonly ChoiceGroup[] {
  if (present.length === 0) return [{ label: 'All', options: [inOrder] }, byTerm2(models)];
  return [
    { label: 'Any class', options: [inOrder, option({ kind: 'each' }, 'one of each class')] },
    {
      label: 'One class',
      options: present.map(({ label }) =>
        option({ kind: 'class', label }, `only ${className(label, classes)}`),
      ),
    },
    byTerm2(models),
  ];
}

export function choiceOf(value: string, groups: readonly ChoiceGroup[]): DigitChoice {
  const found = groups.flatMap(({ options }) => options).find((one) => one.value === value);
  if (!found) throw new Error(`choiceOf: expected a value of the list, got ${value}; add it to choiceGroups`);
  return found.choice;
}
