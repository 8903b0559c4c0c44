/** What only the owner of files knows, where they can be read in several ways: asked in the offer; the likeliest answer holds until somebody chooses. */
import { refusal } from '../refusal';

export interface Question {
  /** As answers name it, on the page and on the command line. */
  readonly id: string;
  /** As its control is called. */
  readonly label: string;
  /** Two or more, the likeliest first; `words` says what a value means. */
  readonly options: readonly { readonly value: string; readonly words: string }[];
  /** The value that holds. */
  readonly answer: string;
}

/** Values by the ids of their questions; the likeliest holds where there is none. */
export type Answers = Readonly<Record<string, string>>;

/** Throws a DataError where the answer is none of the options. */
export function ask(
  file: string,
  { id, label, options }: Omit<Question, 'answer'>,
  answers: Answers,
): Question {
  const answer = Object.hasOwn(answers, id) ? answers[id] : options[0].value;
  const values = options.map(({ value }) => value);
  if (!values.includes(answer)) throw refusal(file, id, `one of ${values.join(', ')}`, answer);
  return { id, label, options, answer };
}
