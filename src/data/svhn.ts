/** SVHN for whoever asks for it: where it lies, what its licence allows, and the way from its two files to a data set. Ships none of it. */
import { forget, type ByteStore } from './byte-store';
import type { Dataset } from './dataset';
import type { ReadOptions } from './decoded-pictures';
import { fetchParts, type FetchPartsOptions } from './fetch-parts';
import { keepDataset, keptDataset } from './keep-dataset';
import { planOf } from './own-data';

const commit = 'f9e1717d73324ebbc1ece84267ccd80d0aca0690';
const folder = `https://huggingface.co/datasets/ufldl-stanford/svhn/resolve/${commit}/cropped_digits`;

export interface SvhnFile {
  readonly name: string;
  readonly address: string;
}

/** Training file and test file, at a commit that does not change. */
export const svhnFiles: readonly SvhnFile[] = ['train', 'test'].map((part) => ({
  name: `svhn ${part}.parquet`,
  address: `${folder}/${part}-00000-of-00001.parquet`,
}));

/** 'svhn' pools both files as the paper did; 'svhn-official' keeps the test file for testing. */
export type SvhnName = 'svhn' | 'svhn-official';

/**
 * From what is kept on the device, or fetched, decoded and kept. The packed files are deleted once the pictures are decoded.
 * Rejects with a DataError in words, or the signal's reason; asked again, it goes on where it was.
 */
export async function openSvhn(
  name: SvhnName,
  options: FetchPartsOptions & ReadOptions & { readonly store: ByteStore },
  files: readonly SvhnFile[] = svhnFiles,
): Promise<Dataset> {
  const { store, onBytes } = options;
  const kept = await keptDataset(store, name);
  if (kept) return kept;
  const loaded = files.map(() => [0, 0]);
  const sources = [];
  for (const [k, file] of files.entries()) {
    const report = (bytes: number, total: number) => {
      loaded[k] = [bytes, total];
      onBytes?.(loaded[0][0] + loaded[1][0], loaded[0][1] + loaded[1][1]);
    };
    sources.push(await fetchParts(file.name, file.address, { ...options, onBytes: report }));
  }
  const plan = await planOf(sources);
  const dataset = { ...(await plan.read(0, name === 'svhn' ? 'pooled' : 'test-file', options)), name };
  await keepDataset(store, dataset);
  for (const file of files) await forget(store, `${file.name}/`);
  return dataset;
}
