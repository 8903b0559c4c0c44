/** How many of the pictures are taken, where there are many or the device has no room for all: a number, and why not more. */
import { useId } from 'react';
import type { Offer } from '../../engine/data-protocol';
import { formatBytes, formatCount } from '../../ui/format';
import { NumberBox } from '../../ui/number-box';

/** From so many pictures on it is asked even where all fit. */
const many = 1000;
/** Fewer train nothing. */
const fewest = 20;

interface Wish {
  readonly offer: Offer;
  readonly size: Offer['sizes'][number];
  /** What somebody typed. */
  readonly first: number | null;
}

const totalOf = ({ counts }: Offer): number => counts.reduce((sum, count) => sum + count, 0);

const bytesAPicture = ({ offer, size }: Pick<Wish, 'offer' | 'size'>): number =>
  size.width * size.height * offer.bytesAPixel;

/** How many the device takes; of fewer than there are a round number below. */
function fitting(wish: Pick<Wish, 'offer' | 'size'>): number {
  const { bytes, pictures } = wish.offer.most;
  const fit = Math.min(pictures, Math.floor(bytes / bytesAPicture(wish)));
  if (fit === pictures || fit >= totalOf(wish.offer)) return fit;
  const round = 10 ** Math.max(0, String(fit).length - 3);
  return Math.floor(fit / round) * round;
}

/** How many are taken; undefined of all. */
export function takenOf({ offer, size, first }: Wish): number | undefined {
  const total = totalOf(offer);
  const most = Math.max(fewest, fitting({ offer, size }));
  const taken = Math.min(first ?? total, most);
  return taken < total ? taken : undefined;
}

export function HowMany({
  offer,
  size,
  first,
  onChoose,
}: Wish & { readonly onChoose: (first: number) => void }) {
  const id = useId();
  const total = totalOf(offer);
  const own = bytesAPicture({ offer, size });
  const fit = fitting({ offer, size });
  if (total < many && fit >= total) return null;
  const span = {
    minimum: fewest,
    maximum: Math.max(fewest, Math.min(total, fit)),
    scale: 'integer',
  } as const;
  return (
    <>
      <span className="choice">
        <label htmlFor={id}>Take the first</label>
        <NumberBox id={id} span={span} value={takenOf({ offer, size, first }) ?? total} onCommit={onChoose} />
        of {formatCount(total)}
      </span>
      {fit < total && (
        <p className="setting-note">
          {formatCount(total)} pictures take {formatBytes(total * own)}. There is room for{' '}
          {fit === offer.most.pictures
            ? `${formatCount(fit)} pictures, whatever their size.`
            : `${formatBytes(offer.most.bytes)}, ${offer.most.why}: the first ${formatCount(fit)} fit.`}
        </p>
      )}
    </>
  );
}
