/**
 * How pictures are to look, whatever file they come from. Always in this order: what is transparent is laid on its ground, then the
 * picture is cropped, turned, inverted, and made the size that the net takes (fit-picture), with bars where its shape is another.
 */
import { cropped, croppedSize, type Crop } from './crop-picture';
import type { Size } from '../data-limits';
import { fitInto } from './fit-picture';
import type { GreyPicture } from './grey-picture';
import { onGround, type Ground } from './ground';
import { turned, turnedSize, type Turn } from './turn-picture';

export interface Look {
  /** What transparent pictures lie on; black where it is not said. */
  readonly ground?: Ground;
  readonly crop?: Crop;
  readonly turn?: Turn;
  /** Black becomes white. */
  readonly invert?: boolean;
}

/** Without and with. */
export const invertWords = ['no', 'yes'] as const;

/** White, as a sum of three channels. */
const white = 765;

/** The size that a picture has before it is fitted. Throws a DataError where cropping leaves nothing. */
export const lookedSize = (
  file: string,
  own: Size,
  { crop = 'whole', turn = 'as it is' }: Pick<Look, 'crop' | 'turn'>,
): Size => turnedSize(croppedSize(file, own, crop), turn);

/** The sums [height, width] of the picture as the net will see it. Bars are of the ground where one is said, else black. */
export function looked(file: string, picture: GreyPicture, look: Look, size: Size): Uint16Array {
  const { ground = 'black', crop = 'whole', turn = 'as it is', invert = false } = look;
  const seen = turned(cropped(file, onGround(picture, ground), crop), turn);
  const bars = look.ground !== undefined && (ground === 'white') !== invert ? white : 0;
  return fitInto(invert ? { ...seen, sums: seen.sums.map((sum) => white - sum) } : seen, size, bars);
}
