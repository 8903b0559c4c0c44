/** Mends what a minifier breaks in tfjs's threaded WebAssembly; touches that one file of the library and no other. */
import type { Plugin } from 'vite';

const guarded = 'if(typeof _scriptDir !== "undefined" && _scriptDir){scriptDirectory=_scriptDir}';

/**
 * The library sends the source text of a function to its threads, where the variable _scriptDir outside it does not
 * exist; its `typeof` allows for that. A minifier knows that the variable exists here and drops the `typeof`, so that
 * every thread dies of a ReferenceError and the backend never answers. tfjs sets all paths itself: nothing is lost.
 */
export function threadedWasm(): Plugin {
  return {
    name: 'threaded-wasm',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('/tfjs-backend-wasm-threaded-simd.js')) return null;
      if (!code.includes(guarded))
        throw new Error(
          `${id}: expected the text ${guarded}, got another version of the library; see ${import.meta.url}`,
        );
      return { code: code.replace(guarded, ''), map: null };
    },
  };
}
