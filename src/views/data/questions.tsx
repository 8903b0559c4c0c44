/** What the files at hand leave open, each a choice; an answer arranges them anew. */
import type { Offer } from '../../engine/data-protocol';
import { dataSlice } from '../../state/data-store';
import { useSliceStore } from '../../state/use-page';
import { Choice } from '../../ui/choice';

export function Questions({ questions }: Pick<Offer, 'questions'>) {
  const data = useSliceStore(dataSlice);
  return questions.map(({ id, label, options, answer }) => (
    <Choice
      key={id}
      label={label}
      options={options.map(({ value }) => value)}
      names={Object.fromEntries(options.map(({ value, words }) => [value, words]))}
      value={answer}
      onChoose={(value) => void data.answer(id, value)}
    />
  ));
}
