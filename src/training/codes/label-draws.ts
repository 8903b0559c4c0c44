/** Which labelled pictures there are, and draws of some of them. Pure. */
import { noLabel, type Dataset, type Range } from '../../data/dataset';
import { permute } from '../../data/permutation';
import { keyOf } from '../../math/random';

/** Pictures of a part that have a label, in their order. */
export function labelledIn({ labels }: Pick<Dataset, 'labels'>, { first, end }: Range): number[] {
  const found: number[] = [];
  for (let place = first; place < end; place++) if (labels[place] !== noLabel) found.push(place);
  return found;
}

const permuted = (places: readonly number[], seed: number, purpose: string, counter: number): number[] =>
  Array.from(permute(new Uint32Array(places.length), 0, keyOf(seed, purpose), counter), (i) => places[i]);

/** At most `most` of them in the order of a draw, so that the first are a draw too: a data set may lie class by class. `part` tells draws apart. */
export const someOf = (places: readonly number[], most: number, seed: number, part: number): number[] =>
  permuted(places, seed, 'codes/used', part).slice(0, most);

export interface ClassPlaces {
  readonly label: number;
  readonly places: readonly number[];
}

/** The classes that there are, in the order of their labels. */
export function byClassOf(places: readonly number[], labels: ArrayLike<number>): readonly ClassPlaces[] {
  const found = new Map<number, number[]>();
  for (const place of places) {
    const own = found.get(labels[place]);
    if (own) own.push(place);
    else found.set(labels[place], [place]);
  }
  return [...found].map(([label, own]) => ({ label, places: own })).sort((a, b) => a.label - b.label);
}

interface DrawSize {
  /** As it was asked for. */
  readonly labels: number;
  /** Of each class, so that all classes have as many. */
  readonly needed: number;
}

/** Numbers of labels as numbers of each class, from the fewest, apart from those that its rarest class cannot give. */
export function drawSizes(labels: readonly number[], classes: readonly ClassPlaces[]) {
  const rarest = Math.min(...classes.map(({ places }) => places.length));
  const isGiven = ({ needed }: DrawSize) => needed >= 1 && needed <= rarest;
  const all: readonly DrawSize[] = [...new Set(labels)]
    .sort((a, b) => a - b)
    .map((labels) => ({ labels, needed: Math.floor(labels / classes.length) }));
  return {
    given: all.filter(isGiven),
    leftOut: all.filter((size) => !isGiven(size)).map((size) => ({ ...size, rarest })),
  };
}

/** Labels have up to this many values. */
const VALUES = 256;

/** The pictures of each class in the order of a draw, [classes][pictures]: more labels hold the fewer ones. The same whatever the model. */
export const drawOf = (classes: readonly ClassPlaces[], seed: number, draw: number): number[][] =>
  classes.map(({ label, places }) => permuted(places, seed, 'codes/labels', draw * VALUES + label));
