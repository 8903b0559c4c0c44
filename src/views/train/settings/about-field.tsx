/** What a control's question mark tells, from the field's declaration: meaning, equation, what it takes, its default, the panels it moves. */
import { importAgain } from '../../../ui/import-again';
import { latePart } from '../../../ui/late-part';
import { allowedText } from '../../../schema/allowed';
import type { Field } from '../../../schema/field';
import { printValue } from '../../../schema/value-text';

const { Part: Equation } = latePart(
  async () => (await importAgain(() => import('../../../ui/equation'))).Equation,
);

interface AboutFieldProps {
  readonly field: Field;
  /** In place of the declared default, where a hand's absence means something else. */
  readonly otherwise?: string;
}

export function AboutField({ field, otherwise }: AboutFieldProps) {
  return (
    <>
      <p>{field.meaning}</p>
      {field.equation && <Equation meanwhile={null} {...field.equation} />}
      <dl>
        <dt>Takes</dt>
        <dd>{allowedText(field)}</dd>
        <dt>Default</dt>
        <dd>{otherwise ?? printValue(field.default)}</dd>
        <dt>Moves</dt>
        <dd>{field.moves}</dd>
      </dl>
    </>
  );
}
