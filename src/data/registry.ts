/** Every data set of the playground, one entry each: what it is called, where its packed files lie, whom it is by. Imports nothing. */

export interface DatasetEntry {
  /** As its users call it. */
  readonly title: string;
  /** Folder of the packed files, below the folder of all data (public/data on disk, data/ beside the page). */
  readonly folder: string;
  /** To be shown wherever its pictures are. */
  readonly attribution: string;
}

export const datasets = {
  mnist: {
    title: 'MNIST',
    folder: 'mnist',
    attribution: 'MNIST: Yann LeCun and Corinna Cortes, CC BY-SA 3.0',
  },
} as const satisfies Readonly<Record<string, DatasetEntry>>;

export type DatasetName = keyof typeof datasets;

/** The entry of a name that came from outside, such as a link. */
export function datasetEntry(name: string): DatasetEntry {
  if (!Object.hasOwn(datasets, name)) {
    throw new Error(`data set: expected one of ${Object.keys(datasets).join(', ')}, got '${name}'`);
  }
  return datasets[name as DatasetName];
}
