/** What transparent pictures lie on, black or white, and which of the two leaves their ink in sight. Pure. */
import type { GreyPicture } from './grey-picture';

export const grounds = ['black', 'white'] as const;
export type Ground = (typeof grounds)[number];

/** Three channels. */
const channels = 3;

/** `sums` of parts of a pixel on black; with what `alpha` leaves of a white ground it is exact, up to the rounding on black. */
export function onGround(picture: GreyPicture, ground: Ground): GreyPicture {
  const { width, height, sums, alpha } = picture;
  if (!alpha) return picture;
  if (ground === 'black') return { width, height, sums };
  return { width, height, sums: sums.map((sum, i) => sum + channels * (255 - alpha[i])) };
}

/** Of more pictures nothing else would come. */
const mostAsked = 200;

interface GroundFinder {
  see(picture: GreyPicture): void;
  /** That of the first transparent pictures seen; null where none was. */
  ground(): Ground | null;
}

/** Black, unless the ink is nearer to black than to white: the mean of all that is there, by how much of it is there. */
export function groundFinder(): GroundFinder {
  let asked = 0;
  let toBlack = 0;
  let toWhite = 0;
  return {
    see({ sums, alpha }) {
      if (!alpha || asked === mostAsked) return;
      asked++;
      for (let i = 0; i < sums.length; i++) {
        toBlack += sums[i];
        toWhite += channels * alpha[i] - sums[i];
      }
    },
    ground: () => (asked === 0 ? null : toWhite > toBlack ? 'white' : 'black'),
  };
}
