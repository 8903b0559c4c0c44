/** Every data set that the project packs itself, one entry each: what it is called and where its packed files lie. Imports nothing. */

interface DatasetEntry {
  /** As its users call it. */
  readonly title: string;
  /** Folder of the packed files, below the folder of all data (public/data on disk, data/ beside the page). */
  readonly folder: string;
}

export const datasets = {
  mnist: { title: 'MNIST', folder: 'mnist' },
} as const satisfies Readonly<Record<string, DatasetEntry>>;

type DatasetName = keyof typeof datasets;

export const isPacked = (name: string): name is DatasetName => Object.hasOwn(datasets, name);

/** The entry of a name that came from outside, such as a link. */
export function datasetEntry(name: string): DatasetEntry {
  if (isPacked(name)) return datasets[name];
  throw new Error(`data set: expected one of ${Object.keys(datasets).join(', ')}, got '${name}'`);
}
