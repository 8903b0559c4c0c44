/** Numbers as the page writes them: few digits, of steady width, in one locale so that pictures of the page agree. */

const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** 1234 -> '1,234'. */
export const formatCount = (value: number): string => whole.format(value);

/** The sign that is as wide as a plus, in place of a hyphen. */
export const withMinus = (text: string): string => text.replace('-', '−');

/** So many decimals; rounding may leave a zero below 0. */
function decimals(value: number, count: number): string {
  const text = value.toFixed(count);
  return Number(text) === 0 ? (0).toFixed(count) : withMinus(text);
}

/** Nats with two decimals: 97.312 -> '97.31'; '–' where there is no number. */
export const formatNats = (value: number | null | undefined): string =>
  value === null || value === undefined || !Number.isFinite(value) ? '–' : decimals(value, 2);

/** Nats with three decimals, where hundredths are what is looked for. */
export const formatFineNats = (value: number): string => decimals(value, 3);

/** Three significant digits, without trailing zeros: 0.0100 -> '0.01', 1e-6 -> '1e-6'. */
export function formatShort(value: number): string {
  if (value !== 0 && Math.abs(value) < 1e-3) return value.toExponential(2).replace(/\.?0+e/, 'e');
  return String(Number(value.toPrecision(Math.abs(value) >= 1000 ? 6 : 3)));
}

/** The same with the sign of a text: -0.5 -> '−0.5'. */
export const formatSigned = (value: number): string => withMinus(formatShort(value));

/** So many significant digits, trailing zeros with them: 0.02 -> '0.020'; '–' where there is no number. */
export const formatDigits = (value: number | null | undefined, digits: number): string => {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–';
  return Math.abs(value) >= 10 ** digits ? whole.format(value) : value.toPrecision(digits);
};

/** Seconds as minutes or hours: 130 -> '2:10', 3700 -> '1 h 02'. */
export function formatDuration(seconds: number): string {
  const total = Math.round(seconds);
  const pad = (value: number) => String(value).padStart(2, '0');
  if (total < 3600) return `${Math.floor(total / 60)}:${pad(total % 60)}`;
  return `${Math.floor(total / 3600)} h ${pad(Math.floor((total % 3600) / 60))}`;
}

const time = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** Milliseconds since 1970 -> '29 Nov 2026, 02:49', in the browser's time zone. */
export const formatTime = (milliseconds: number): string => time.format(milliseconds);

export function formatBytes(bytes: number): string {
  if (bytes < 1e6) return `${whole.format(bytes / 1e3)} kB`;
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}
