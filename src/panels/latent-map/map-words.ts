/** Latent maps and the points on them in words. Pure. */
import { classOf, labelWords } from '../../experiment/label-text';
import type { LatentMap } from '../../experiment/measurements';
import type { MapView } from '../../state/maps-store';
import { formatCount, formatShort } from '../../ui/format';
import { ownNeighbours } from './map-frame';

const number = (value: number): string => formatShort(Number(value.toFixed(2))).replace('-', '−');

/** '(0.41, −1.2)'. */
export const meansText = ({ means }: LatentMap, index: number): string =>
  `(${number(means[2 * index])}, ${number(means[2 * index + 1])})`;

/** Mean place of each class that is there. */
export function classMeans({
  means,
  labels,
}: LatentMap): { readonly label: number; readonly x: number; readonly y: number; readonly count: number }[] {
  const classes = [...new Set(labels)].filter((label) => classOf(label) !== null);
  return classes
    .toSorted((a, b) => a - b)
    .map((label) => {
      let [x, y, count] = [0, 0, 0];
      labels.forEach((own, i) => {
        if (own !== label) return;
        x += means[2 * i];
        y += means[2 * i + 1];
        count++;
      });
      return { label, x: x / count, y: y / count, count };
    });
}

export function mapSummary({ map, dimensions, latent, step, index }: MapView): string {
  const [a, b] = dimensions.map((j) => `z${j + 1}`);
  const which =
    latent > 2
      ? `, of ${latent} dimensions those of largest KL, the others where digit ${formatCount(index)} has them`
      : '';
  const places = classMeans(map).map(({ label, x, y }) => `${label} (${number(x)}, ${number(y)})`);
  return `${formatCount(map.labels.length)} validation digits at their posterior means in ${a} and ${b}${which}, step ${formatCount(step)}.${places.length === 0 ? '' : ` ${Math.round(100 * ownNeighbours(map))} % lie nearest to one of their own class. Classes are at ${places.join(', ')}.`}`;
}

/** A point for those who hear it. */
export const pointWords = ({ map }: MapView, index: number): string =>
  `validation digit ${formatCount(index)}, ${labelWords(map.labels[index])}, at ${meansText(map, index)}`;
