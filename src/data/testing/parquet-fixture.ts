/** The parquet files that pyarrow wrote, by name, and the greys of their pictures. Only tests import this. */
import { readFileSync } from 'node:fs';

/** parquet/write.py says what is in each. */
export const parquetFixture = (name: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(readFileSync(new URL(`./parquet/${name}.parquet`, import.meta.url)));

/** Of the pictures of these numbers, one after the other. */
export const fixtureGreys = (pictures: readonly number[]): number[] =>
  pictures.flatMap((i) =>
    Array.from({ length: 64 }, (_, k) => (31 * i + 7 * (k % 8) + 13 * Math.floor(k / 8)) % 256),
  );
