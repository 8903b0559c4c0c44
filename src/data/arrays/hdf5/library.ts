/** h5wasm, the C library of HDF5 as WebAssembly: loaded when a file of HDF5 is met, told to be quiet, and refused once a damaged file has stopped it. */
import type { ready } from 'h5wasm';
import { refusal } from '../../refusal';
import type { FileSystem } from './lazy-file';

export type Module = Awaited<typeof ready>;

interface Library {
  readonly module: Module;
  readonly system: FileSystem;
}

let loading: Promise<Library> | null = null;
let isStopped = false;

/** Throws a DataError where a damaged file has left the library in no state to be used. */
export async function openLibrary(file: string): Promise<Library> {
  if (isStopped)
    throw refusal(
      file,
      '',
      'a reader of HDF5 at work',
      'one that a damaged file has stopped (reload the page)',
    );
  return (loading ??= load());
}

async function load(): Promise<Library> {
  const module = await (await import('h5wasm')).ready;
  const system = module.FS as unknown as FileSystem & {
    readonly streams: readonly { tty?: { ops: object } }[];
  };
  // It prints each of its errors; what is wrong is said in our words.
  const errors = system.streams[2]?.tty;
  if (errors) errors.ops = { put_char: () => undefined, fsync: () => undefined };
  return { module, system };
}

/** After an error that WebAssembly threw its memory may be in any state. */
export function noteError(error: unknown): void {
  if (error instanceof WebAssembly.RuntimeError) isStopped = true;
}
