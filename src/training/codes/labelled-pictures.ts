/** The labelled pictures that are learned from, that choose a penalty, and that are told. Pure. */
import type { Dataset } from '../../data/dataset';
import { byClassOf, labelledIn, someOf, type ClassPlaces } from './label-draws';

const parts = ['training', 'validation', 'test'] as const;
type Part = (typeof parts)[number];
type OfParts<T> = Readonly<Record<Part, T>>;

/** Of each part at most: more that are told move no figure by as much as its error. */
const most: OfParts<number> = { training: Infinity, validation: 5_000, test: 10_000 };
/** Fewer than two have no error of their mean. */
const fewest: OfParts<number> = { training: 2, validation: 1, test: 2 };

interface LabelledPictures {
  /** Of all labelled training pictures. */
  readonly classes: readonly ClassPlaces[];
  /** Labelled training pictures that there are. */
  readonly count: number;
  /** Places in the data set of those that are taken. */
  readonly taken: OfParts<readonly number[]>;
  /** Share of those test pictures that are of the commonest class of the training pictures. */
  readonly blind: number;
}

/** At most `held` of each part. Throws where labels are missing, or there is one class. */
export function labelledPictures(
  dataset: Pick<Dataset, 'labels' | 'split' | 'title'>,
  held: number,
  seed: number,
): LabelledPictures {
  const of = <T>(value: (part: Part, i: number) => T) =>
    Object.fromEntries(parts.map((part, i) => [part, value(part, i)])) as OfParts<T>;
  const all = of((part) => labelledIn(dataset, dataset.split[part]));
  const short = parts.find((part) => all[part].length < fewest[part]);
  if (short)
    throw new Error(
      `what the codes know: expected at least ${fewest[short]} ${short} pictures with labels, got ${all[short].length} of ${dataset.title}; take a data set with labels in all parts`,
    );
  const classes = byClassOf(all.training, dataset.labels);
  if (classes.length < 2)
    throw new Error(
      `what the codes know: expected training pictures of at least 2 classes, got ${classes.length} of ${dataset.title}; take a data set with more`,
    );
  const taken = of((part, i) => someOf(all[part], Math.min(most[part], held), seed, i));
  const commonest = classes.reduce((a, b) => (b.places.length > a.places.length ? b : a));
  const right = taken.test.filter((place) => dataset.labels[place] === commonest.label);
  return { classes, count: all.training.length, taken, blind: right.length / taken.test.length };
}
