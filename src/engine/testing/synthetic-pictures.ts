/** Pictures, a data set and posteriors without data or training, for the fake engine: rings of a radius and a tilt that a number decides. */
import type { Dataset } from '../../data/dataset';
import { inMemory } from '../../data/in-memory';
import { usualSide, usualTitle } from '../../experiment/dataset-name';
import type { Pictures } from '../../experiment/measurements';

/** One ring for each code, in [0, 1]; `blur` softens it, as a young model does. */
export function rings(codes: readonly number[], blur: number, side: number): Pictures {
  const pixels = new Uint8Array(codes.length * side * side);
  codes.forEach((code, picture) => {
    const radius = 4 + 5 * code;
    const tilt = Math.PI * code;
    for (let row = 0; row < side; row++)
      for (let column = 0; column < side; column++) {
        const x = column - side / 2 + 0.5;
        const y = row - side / 2 + 0.5;
        const along = x * Math.cos(tilt) + y * Math.sin(tilt);
        const across = 1.6 * (y * Math.cos(tilt) - x * Math.sin(tilt));
        const off = (Math.hypot(along, across) - radius) / (1.2 + 4 * blur);
        pixels[(picture * side + row) * side + column] = Math.round(
          255 * (1 - 0.6 * blur) * Math.exp(-off * off),
        );
      }
  });
  return { count: codes.length, width: side, height: side, pixels };
}

/** A number in [0, 1) for each index, spread evenly: the fractional parts of multiples of the golden ratio. */
export function codeOf(index: number): number {
  const turns = index * 0.6180339887498949;
  return turns - Math.floor(turns);
}

/** Three hundred rings in MNIST's order: the first 100 validate, the last 100 test. Of the size that its name says: SVHN's are 32 x 32 sums of three channels. */
export function syntheticDataset(name: string): Dataset {
  const svhn = name.startsWith('svhn');
  const side = usualSide(name) ?? 28;
  const indices = Array.from({ length: 300 }, (_, index) => index);
  const { pixels } = rings(indices.map(codeOf), 0, side);
  return inMemory({
    name,
    title: usualTitle(name) ?? name,
    sha256: `synthetic ${name}`,
    width: side,
    height: side,
    levels: svhn ? 765 : 255,
    images: svhn ? Uint16Array.from(pixels, (grey) => 3 * grey) : pixels,
    labels: Uint8Array.from(indices, (index) => Math.floor(10 * codeOf(index))),
    split: {
      validation: { first: 0, end: 100 },
      training: { first: 100, end: 200 },
      test: { first: 200, end: 300 },
    },
  });
}
