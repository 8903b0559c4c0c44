/** A drawing as a list of marks, which ui/paint-scene paints on a canvas and ui/scene-svg writes as SVG: one picture, two forms. Pure. */

/** x' = a x + c y + e, y' = b x + d y + f, as canvas and SVG take it. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** Cells of a lattice in one colour: corners i, j of whole squares and of halves below the diagonal, one after another. */
export interface LatticePart {
  readonly fill: string;
  readonly whole: readonly number[];
  readonly half: readonly number[];
}

/** A part of a drawing with upright sides. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly floor: number;
}

export type Mark =
  | { readonly kind: 'lattice'; readonly matrix: Matrix; readonly parts: readonly LatticePart[] }
  | {
      readonly kind: 'path';
      /** x, y, x, y, ... */
      readonly points: readonly number[];
      readonly closed?: boolean;
      readonly fill?: string;
      readonly stroke?: string;
      readonly width?: number;
      /** Its corners come to a point instead of round. */
      readonly sharp?: boolean;
      readonly dash?: readonly number[];
      readonly opacity?: number;
    }
  | ({ readonly kind: 'box'; readonly fill: string; readonly opacity?: number } & Box)
  | {
      readonly kind: 'dots';
      readonly points: readonly number[];
      readonly radius: number;
      readonly fill: string;
      readonly opacity: number;
    }
  | {
      /** A grey picture, pixel for pixel: it is not smoothed, and no theme changes it. */
      readonly kind: 'picture';
      readonly left: number;
      readonly top: number;
      readonly width: number;
      readonly height: number;
      /** Pixels of `grey`, row by row. */
      readonly columns: number;
      readonly rows: number;
      readonly grey: Uint8Array;
      readonly opacity?: number;
    }
  | {
      /** A picture in colours, smoothed, as far as it lies inside an outline. */
      readonly kind: 'heat';
      readonly left: number;
      readonly top: number;
      readonly width: number;
      readonly height: number;
      /** Pixels of `rgba`, row by row. */
      readonly columns: number;
      readonly rows: number;
      readonly rgba: Uint8ClampedArray<ArrayBuffer>;
      /** x, y, x, y, ... */
      readonly inside: readonly number[];
    }
  | {
      readonly kind: 'label';
      readonly x: number;
      /** The line that letters stand on. */
      readonly y: number;
      readonly text: string;
      readonly fill: string;
      readonly size: number;
      readonly anchor: 'start' | 'middle' | 'end';
      readonly bold?: boolean;
    };

/** Of a path around a box. */
export const cornersOf = ({ left, top, right, floor }: Box): number[] => [
  left,
  top,
  right,
  top,
  right,
  floor,
  left,
  floor,
];

export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly background: string;
  readonly marks: readonly Mark[];
}

/** Cells are drawn this much wider, in their own units, so that no hairline of the background shows between them. */
export const SEAM = 0.06;
