/** The library of HDF5 after an error of WebAssembly, which leaves its memory in any state: it is not used again. */
import { expect, it } from 'vitest';
import { noteError, openLibrary } from './library';

it('is refused once a damaged file has stopped it, and not for any other error', async () => {
  noteError(new Error('no such path'));
  await expect(openLibrary('x.h5')).resolves.toBeDefined();
  noteError(new WebAssembly.RuntimeError('unreachable'));
  await expect(openLibrary('x.h5')).rejects.toThrow(
    'x.h5: expected a reader of HDF5 at work, got one that a damaged file has stopped (reload the page)',
  );
});
