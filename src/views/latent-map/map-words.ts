/** Latent maps and the points on them in words. Pure. */
import { className, labelWords, type ClassNames } from '../../experiment/label-text';
import { shortName } from '../../state/digit-name';
import type { LatentMap } from '../../experiment/measurements';
import type { MapView } from './map-view';
import { formatCount, formatSigned } from '../../ui/format';
import type { ClassSigns } from '../class-signs';
import { ownNeighbours } from './map-frame';

const number = (value: number): string => formatSigned(Number(value.toFixed(2)));

/** '(0.41, −1.2)'. */
export const meansText = ({ means }: LatentMap, index: number): string =>
  `(${number(means[2 * index])}, ${number(means[2 * index + 1])})`;

interface ClassMean {
  readonly label: number;
  readonly x: number;
  readonly y: number;
  readonly count: number;
}

/** Mean place of each class that has a sign of its own and is on the map. */
export function classMeans({ means, labels }: LatentMap, { own }: ClassSigns): ClassMean[] {
  return own.flatMap(({ label }) => {
    let [x, y, count] = [0, 0, 0];
    labels.forEach((other, i) => {
      if (other !== label) return;
      x += means[2 * i];
      y += means[2 * i + 1];
      count++;
    });
    return count === 0 ? [] : [{ label, x: x / count, y: y / count, count }];
  });
}

/** How the classes lie; empty where no picture has one. */
function classWords(map: LatentMap, signs: ClassSigns, names: ClassNames): string {
  const places = classMeans(map, signs).map(
    ({ label, x, y }) => `${className(label, names)} (${number(x)}, ${number(y)})`,
  );
  if (places.length === 0) return '';
  const which = signs.others ? 'The commonest classes' : 'Classes';
  return ` ${Math.round(100 * ownNeighbours(map))} % lie nearest to one of their own class. ${which} are at ${places.join(', ')}.`;
}

export function mapSummary(
  { map, dimensions, latent, step, index }: MapView,
  signs: ClassSigns,
  names: ClassNames,
): string {
  const [a, b] = dimensions.map((j) => `z${j + 1}`);
  const which =
    latent > 2
      ? `, of ${latent} dimensions those of largest KL, the others where ${shortName(index)} has them`
      : '';
  return `${formatCount(map.labels.length)} validation pictures at their posterior means in ${a} and ${b}${which}, step ${formatCount(step)}.${classWords(map, signs, names)}`;
}

/** A point for those who hear it. */
export const pointWords = ({ map }: MapView, index: number, names: ClassNames): string =>
  `validation picture ${formatCount(index)}, ${labelWords(map.labels[index], names)}, at ${meansText(map, index)}`;
