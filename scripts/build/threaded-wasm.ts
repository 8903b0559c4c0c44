/** Changes tfjs's WebAssembly with threads, of which the page wants the shared memory alone; touches that one file of the library and no other. */
import type { Plugin } from 'vite';

/** A text of the library and what stands in its place. */
type Change = readonly [text: string, replacement: string];

/**
 * The library sends the source text of a function to its threads, where the variable _scriptDir outside it does not
 * exist; its `typeof` allows for that. A minifier knows that the variable exists here and drops the `typeof`, so that
 * every thread dies of a ReferenceError and the backend never answers. tfjs sets all paths itself: nothing is lost.
 */
const scriptDirectory: Change = [
  'if(typeof _scriptDir !== "undefined" && _scriptDir){scriptDirectory=_scriptDir}',
  '',
];

/**
 * It starts eight workers before anything else and waits for them. Our kernels have threads of their own and tfjs's
 * compute on one (`setThreadsCount(1)`), so that the eight would sleep. Firefox may even wait for them without end.
 */
const noWorkers: readonly Change[] = [
  ['var pthreadPoolSize=8;while(pthreadPoolSize--){PThread.allocateUnusedWorker()}', ''],
  [
    'var numWorkersToLoad=PThread.unusedWorkers.length;PThread.unusedWorkers.forEach(function(w){PThread.loadWasmModuleToWorker(w,function(){if(!--numWorkersToLoad)removeRunDependency("wasm-instantiate")})})',
    'removeRunDependency("wasm-instantiate")',
  ],
];

/** `memory alone` starts none of the library's threads; with `its threads` they compute once minified, too. */
export function threadedWasm(wanted: 'memory alone' | 'its threads'): Plugin {
  const changes = [scriptDirectory, ...(wanted === 'memory alone' ? noWorkers : [])];
  return {
    name: 'threaded-wasm',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('/tfjs-backend-wasm-threaded-simd.js')) return null;
      for (const [text] of changes)
        if (!code.includes(text))
          throw new Error(
            `${id}: expected the text ${text}, got another version of the library; see ${import.meta.url}`,
          );
      return { code: changes.reduce((text, [from, to]) => text.replace(from, to), code), map: null };
    },
  };
}
