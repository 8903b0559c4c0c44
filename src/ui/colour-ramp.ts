/** Steps from one colour to another, even to the eye: straight lines in Oklab, whose lightness is perceived lightness. */

type Channels = readonly [number, number, number];

const linear = (v: number) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
const encoded = (v: number) => (v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055);

/** 'rgb(0, 114, 178)', as getComputedStyle writes a colour, to its channels in 0..255. */
export function channelsOf(colour: string): Channels {
  const [r, g, b] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  if (![r, g, b].every((v) => v >= 0 && v <= 255)) {
    throw new RangeError(
      `channelsOf: expected a computed colour rgb(r, g, b), got ${colour}; resolve it first`,
    );
  }
  return [r, g, b];
}

function toOklab(colour: Channels): Channels {
  const [r, g, b] = colour.map((v) => linear(v / 255));
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromOklab([L, a, b]: Channels): Channels {
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const byte = (v: number) => Math.round(255 * Math.min(1, Math.max(0, encoded(Math.max(0, v)))));
  return [
    byte(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    byte(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    byte(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

/** `count` colours from the first to the second, both included, as red, green and blue one after another. */
export function colourRamp(from: string, to: string, count: number): Uint8ClampedArray {
  const [a, b] = [toOklab(channelsOf(from)), toOklab(channelsOf(to))];
  const ramp = new Uint8ClampedArray(3 * count);
  for (let i = 0; i < count; i++) {
    const t = i / (count - 1);
    ramp.set(
      fromOklab([a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]), a[2] + t * (b[2] - a[2])]),
      3 * i,
    );
  }
  return ramp;
}
