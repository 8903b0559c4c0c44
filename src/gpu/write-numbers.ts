/** New numbers for a variable whose buffer a captured step may hold. */
import { tf, type Variable } from './tf';
import { bufferOf, flush, insideOf, writtenInPlace } from './webgpu-inside';

/** Puts them behind all that was recorded; on WebGPU into the buffer that the variable has. Throws where they are more or fewer. */
export function writeNumbers(variable: Variable, values: Float32Array): void {
  if (values.length !== variable.size)
    throw new Error(`writeNumbers: expected ${variable.size} numbers, got ${values.length}`);
  if (tf.getBackend() !== 'webgpu') {
    tf.tidy(() => variable.assign(tf.tensor(values, variable.shape)));
    return;
  }
  const backend = tf.backend();
  const inside = insideOf(backend);
  writtenInPlace(backend, variable);
  flush(inside);
  inside.device.queue.writeBuffer(bufferOf(inside, variable), 0, Float32Array.from(values));
}
