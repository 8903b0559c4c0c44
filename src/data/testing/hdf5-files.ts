/** HDF5 files made of numbers by the library itself. Only tests import this. */
import { joinedBytes } from './test-files';

type Numbers = Uint8Array | Int16Array | Int32Array | Float32Array | Float64Array | BigInt64Array;

interface DatasetToWrite {
  readonly data: Numbers | string[];
  readonly shape?: number[];
  /** With gzip. */
  readonly chunks?: number[];
  readonly dtype?: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

let made = 0;

/** Datasets by their paths. 'latest' is the newer of the two formats that h5py writes. */
export async function hdf5File(
  datasets: Readonly<Record<string, DatasetToWrite>>,
  libver: 'earliest' | 'latest' = 'earliest',
): Promise<Uint8Array<ArrayBuffer>> {
  const { default: h5wasm } = await import('h5wasm');
  const { FS } = await h5wasm.ready;
  const name = `made${made++}.h5`;
  const file = new h5wasm.File(name, 'w', libver === 'latest' ? { libver: 'latest' } : {});
  for (const [path, { chunks, attributes = {}, ...what }] of Object.entries(datasets)) {
    const folders = path.split('/').slice(0, -1);
    folders.forEach((_, at) => {
      const folder = folders.slice(0, at + 1).join('/');
      if (file.get(folder) === null) file.create_group(folder);
    });
    file.create_dataset({ name: path, ...what, ...(chunks ? { chunks, compression: 4 } : {}) });
    const dataset = file.get(path);
    if (dataset instanceof h5wasm.Dataset)
      for (const [key, value] of Object.entries(attributes))
        dataset.create_attribute(key, value, null, `S${value.length}`);
  }
  file.close();
  const bytes = joinedBytes(FS.readFile(name));
  FS.unlink(name);
  return bytes;
}

/** Behind the header that MATLAB writes before it. */
export function mat73File(hdf5: Uint8Array): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(512).fill(32, 0, 116);
  header.set(new TextEncoder().encode('MATLAB 7.3 MAT-file'));
  header.set([0, 2, 0x49, 0x4d], 124);
  return joinedBytes(header, hdf5);
}
