/** The choices of digits in words, and as the values of a select. */
import type { DigitChoice } from '../../engine/protocol';
import { modelIds } from '../../models/registry';
import { nameOf } from '../../state/model-names';

export interface ChoiceOption {
  readonly value: string;
  readonly text: string;
  readonly choice: DigitChoice;
}

export interface ChoiceGroup {
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

export const choiceGroups: readonly ChoiceGroup[] = [
  {
    label: 'Any class',
    options: [option({ kind: 'order' }, 'in order'), option({ kind: 'each' }, 'one of each class')],
  },
  {
    label: 'One class',
    options: Array.from({ length: 10 }, (_, label) => option({ kind: 'class', label }, `only ${label}`)),
  },
  {
    label: 'By term2',
    options: (['worst', 'best'] as const).flatMap((kind) =>
      modelIds.map((model) => option({ kind, model }, `${kind} reconstructed by ${nameOf(model)}`)),
    ),
  },
];

export function choiceOf(value: string): DigitChoice {
  const found = choiceGroups.flatMap(({ options }) => options).find((one) => one.value === value);
  if (!found) throw new Error(`choiceOf: expected a value of the list, got ${value}; add it to choiceGroups`);
  return found.choice;
}
