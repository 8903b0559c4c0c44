/** One picture that is cut into many: where it is cut has to be asked. */
import type { ByteSource } from '../byte-source';
import type { DecodeOther } from '../decode-picture';
import { refusal } from '../refusal';
import { aRow, cutSprite, readSprite, tileSizes } from '../sprite';
import { wholePicture } from './inspect-file';
import type { Parts } from './part';
import { ask, type Answers } from './question';

const wordsFor = (side: number) => (side === aRow ? 'one picture a row of pixels' : `${side} \u00d7 ${side}`);

/** Throws a DataError where nothing likely fills the picture. */
export async function spriteParts(source: ByteSource, other: DecodeOther, answers: Answers): Promise<Parts> {
  const { name } = source;
  const sprite = await wholePicture(source, other);
  const sides = tileSizes(sprite);
  if (sides.length === 0)
    throw refusal(
      name,
      'tile',
      'one picture that tiles of 8 to 64 pixels fill, or several pictures',
      `${sprite.width} x ${sprite.height}`,
    );
  const options = sides.map((side) => ({ value: String(side), words: wordsFor(side) }));
  const question = ask(name, { id: 'tile', label: 'Side of a tile', options }, answers);
  const side = Number(question.answer);
  const { count, width, height } = cutSprite(name, sprite, side);
  const part = {
    ...{ name, count, width, height },
    role: 'training' as const,
    labelled: false,
    read: async (how: Parameters<typeof readSprite>[3]) =>
      readSprite(name, await wholePicture(source, other), side, how),
  };
  return { parts: [part], questions: options.length > 1 ? [question] : [] };
}
