/** The pictures of a parquet file one after the other with their labels, undecoded; holds a page of pictures and a row group's labels. */
import { pagesOf } from './column-pages';
import type { Column } from './footer';
import type { Labelling } from './labelling';
import type { Value } from './page-values';
import type { PictureColumn, SurveyedParquet } from './survey';

interface Picture {
  /** With its file, for a refusal: 'train.parquet, picture 17'. */
  readonly at: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly label: number | null;
}

/** Those that the survey found whole. */
export async function* eachPicture(
  file: SurveyedParquet,
  { column, damaged }: PictureColumn,
  labelling: Labelling | null,
): AsyncGenerator<Picture> {
  const { source } = file;
  const labelColumn = labelling?.columnOf(file) ?? null;
  let row = 0;
  for (const [k, chunk] of column.chunks.entries()) {
    const labels = labelColumn && (await valuesIn(file, labelColumn, k));
    let inGroup = 0;
    for await (const values of pagesOf(source, chunk))
      for (const bytes of values) {
        const label = labels && labelling ? labelling.label(labels[inGroup]) : null;
        const at = `${source.name}, picture ${row}`;
        if (bytes instanceof Uint8Array && !damaged.has(row)) yield { at, bytes, label };
        inGroup++;
        row++;
      }
  }
}

async function valuesIn({ source }: SurveyedParquet, { chunks }: Column, group: number) {
  const all: (Value | null)[] = [];
  for await (const values of pagesOf(source, chunks[group])) for (const value of values) all.push(value);
  return all;
}
