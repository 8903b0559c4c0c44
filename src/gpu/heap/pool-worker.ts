/** A thread of the pool: our kernels on the memory it is given, at work on the board from then on. Nothing is decided here. */
import { boardOn, callsOf, serveBoard } from './board';
import type { ThreadTask } from './pool';

addEventListener('message', ({ data }: MessageEvent<ThreadTask>) => {
  const { memory, module, board, thread } = data;
  const instance = new WebAssembly.Instance(module, { env: { memory } });
  postMessage('ready');
  serveBoard(boardOn(board), callsOf(module, instance), thread);
});
