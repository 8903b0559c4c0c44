/** A link as a QR code, or why it is too long for one. */
import { encode } from 'uqr';
import { formatCount } from '../../ui/format';

/** More makes squares that a phone's camera does not tell apart on a screen. */
const LONGEST = 1200;
/** White squares around it, which readers need. */
const BORDER = 4;

interface QrCodeProps {
  readonly link: string;
  /** Leaves the result out; null where there is none. */
  readonly onWithout: (() => void) | null;
}

export function QrCode({ link, onWithout }: QrCodeProps) {
  if (link.length > LONGEST)
    return (
      <p className="setting-note">
        Too long for a QR code that phones can read: {formatCount(link.length)} characters, at most{' '}
        {formatCount(LONGEST)}.{' '}
        {onWithout && (
          <button type="button" onClick={onWithout}>
            Leave the result out
          </button>
        )}
      </p>
    );
  const { size, data } = encode(link, { ecc: 'L', border: BORDER });
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg
      className="qr-code"
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label="QR code of the link"
    >
      <rect width={size} height={size} fill="#ffffff" />
      <path d={squares.join('')} fill="#000000" />
    </svg>
  );
}
