/** SVHN for whoever asks for it: where its two files lie and how they are fetched. Ships none of it; its notice is in experiment/dataset-name. */
import type { ByteSource } from './bytes/byte-source';
import { keptBytes, type ByteStore } from './store/byte-store';
import { fetchParts, type FetchPartsOptions } from './fetch-parts';

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

/** Both files, every part kept as it comes. Rejects with a DataError in words, or the signal's reason; asked again, it goes on where it was. */
export async function fetchSvhn(
  options: FetchPartsOptions,
  files: readonly SvhnFile[] = svhnFiles,
): Promise<ByteSource[]> {
  const loaded = files.map(() => [0, 0]);
  const sources = [];
  for (const [k, file] of files.entries()) {
    const onBytes = (bytes: number, total: number) => {
      loaded[k] = [bytes, total];
      options.onBytes?.(loaded[0][0] + loaded[1][0], loaded[0][1] + loaded[1][1]);
    };
    sources.push(await fetchParts(file.name, file.address, { ...options, onBytes }));
  }
  return sources;
}

/** Bytes of the files that have come. */
export async function begunSvhn(store: ByteStore, files: readonly SvhnFile[] = svhnFiles): Promise<number> {
  const begun = await Promise.all(files.map(({ name }) => keptBytes(store, `${name}/part `)));
  return begun.reduce((sum, bytes) => sum + bytes, 0);
}

/** Deletes what has come of the files. */
export async function forgetSvhnFiles(
  store: ByteStore,
  files: readonly SvhnFile[] = svhnFiles,
): Promise<void> {
  for (const { name } of files) await store.deleteAll(`${name}/`);
}
