/** The labels and classes of several files as those of one. Pure. */
import { noLabel } from './dataset';
import { refusal } from './refusal';

export interface PictureLabels {
  /** null: the files name no classes. */
  readonly labels: Uint8Array | null;
  /** What the labels are called, where they are not digits. */
  readonly classes: readonly string[] | null;
}

type Counted = PictureLabels & { readonly count: number };

/**
 * Pictures of a file without labels have `noLabel` beside those of one that has them. Each file may name its classes by itself: the second's
 * are found among the first's by their names.
 */
export function pooledLabels(name: string, first: Counted, second: Counted): PictureLabels {
  const both = (classes: PictureLabels['classes'], a: ArrayLike<number>, b: ArrayLike<number>) => {
    const labels = new Uint8Array(first.count + second.count);
    labels.set(a);
    labels.set(b, first.count);
    return { labels, classes };
  };
  const unlabelled = ({ count }: Counted) => new Uint8Array(count).fill(noLabel);
  if (!first.labels && !second.labels) return { labels: null, classes: first.classes };
  if (!first.labels) return both(second.classes, unlabelled(first), second.labels!);
  if (!second.labels) return both(first.classes, first.labels, unlabelled(second));
  if ((first.classes === null) !== (second.classes === null))
    throw refusal(name, 'labels', 'numbers in all files, or names in all', 'both');
  const classes = first.classes && [...new Set([...first.classes, ...(second.classes ?? [])])];
  if (classes && classes.length > noLabel)
    throw refusal(name, 'classes', `at most ${noLabel}`, classes.length);
  const moved = second.classes?.map((one) => classes!.indexOf(one));
  const others = moved ? second.labels.map((label) => moved[label] ?? label) : second.labels;
  return both(classes, first.labels, others);
}
