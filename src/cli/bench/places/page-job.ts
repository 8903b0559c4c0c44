/** The fresh page's worker: takes one job, measures it and answers. It is where the playground's engine computes, too. */
import noSimd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threadedSimd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import type { Job } from '../job';
import { measure } from '../measure';
import { wordsOf } from '../../../schema/words-of';

const wasmFiles = {
  'tfjs-backend-wasm.wasm': noSimd,
  'tfjs-backend-wasm-simd.wasm': simd,
  'tfjs-backend-wasm-threaded-simd.wasm': threadedSimd,
};

// Only the first: the threads of wasm talk to their worker by messages as well.
self.addEventListener(
  'message',
  ({ data }: MessageEvent<Job>) => {
    measure(data, wasmFiles).then(
      (measured) => self.postMessage({ measured }),
      (error: unknown) => self.postMessage({ problem: wordsOf(error) }),
    );
  },
  { once: true },
);
