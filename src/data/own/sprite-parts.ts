/** One picture that is cut into many, and the file of their labels: where it is cut has to be asked. */
import type { ByteSource } from '../bytes/byte-source';
import type { DecodeOther } from '../pictures/decode-picture';
import type { GreyPicture } from '../pictures/grey-picture';
import { groundFinder, onGround } from '../pictures/ground';
import { labelBytes } from '../pictures/label-bytes';
import { refusal } from '../refusal';
import { aRow, cutSprite, gridsOf, readSprite, tilesIn, type Names } from '../pictures/sprite';
import type { Grid } from '../pictures/sprite-margins';
import { wholePicture } from './inspect-file';
import type { Parts } from './part';
import { ask, type Answers, type Question } from './question';

function optionFor({ side, margin }: Grid): Question['options'][number] {
  if (side === aRow) return { value: String(side), words: 'one picture a row of pixels' };
  const square = `${side} \u00d7 ${side}`;
  if (margin === 0) return { value: String(side), words: square };
  return { value: `${side}+${margin}`, words: `${square} with a margin of ${margin}` };
}

const names: readonly { readonly value: Names; readonly words: string }[] = [
  { value: 'none', words: 'all tiles' },
  { value: 'first row', words: 'without the first row (names)' },
  { value: 'first column', words: 'without the first column (names)' },
];

/** Throws a DataError where nothing likely fills the picture. */
export async function spriteParts(
  source: ByteSource,
  labels: ByteSource | null,
  other: DecodeOther,
  answers: Answers,
): Promise<Parts> {
  const { name } = source;
  const sprite = await wholePicture(source, other);
  const likely = gridsOf(sprite);
  if (likely.length === 0)
    throw refusal(
      name,
      'tile',
      'one picture that tiles of 8 to 64 pixels fill, or several pictures',
      `${sprite.width} x ${sprite.height}`,
    );
  const grids = labels ? await byLabels(name, sprite, likely, labels) : likely;
  const options = grids.map(optionFor);
  const tile = ask(name, { id: 'tile', label: 'Side of a tile', options }, answers);
  const grid = grids[options.findIndex(({ value }) => value === tile.answer)];
  const tiles = tilesIn(sprite, grid);
  const isGrid = tiles !== null && tiles.across > 1 && tiles.down > 1;
  const shown = isGrid ? ask(name, { id: 'tiles', label: 'Pictures', options: names }, answers) : null;
  const without = names.find(({ value }) => value === shown?.answer)?.value ?? 'none';
  const finder = groundFinder();
  finder.see(sprite);
  const ground = finder.ground();
  const cut = (picture: GreyPicture) => cutSprite(name, picture, grid, without);
  const { count, width, height } = cut(sprite);
  const found = labels && (await labelBytes(labels, count));
  const part = {
    ...{ name, count, width, height },
    role: 'training' as const,
    labelled: found !== null,
    read: async (how: Parameters<typeof readSprite>[3] = {}) => {
      const on = ground === null ? undefined : (how.ground ?? ground);
      const whole = onGround(await wholePicture(source, other, how), on ?? 'black');
      return readSprite(name, cut(whole), found, { ...how, ground: on });
    },
  };
  return {
    parts: [part],
    questions: [...(options.length > 1 ? [tile] : []), ...(shown ? [shown] : [])],
    ground,
    warnings:
      labels && !found ? [`${labels.name} is left out: it has no label for each of ${count} pictures.`] : [],
  };
}

/** First those with a tile for each of the labels. */
async function byLabels(
  name: string,
  sprite: GreyPicture,
  grids: readonly Grid[],
  labels: ByteSource,
): Promise<readonly Grid[]> {
  const fitting = new Set<Grid>();
  for (const grid of grids)
    if (await labelBytes(labels, cutSprite(name, sprite, grid).count)) fitting.add(grid);
  return [...fitting, ...grids.filter((grid) => !fitting.has(grid))];
}
