/** The tensor backends by TensorFlow.js's names. A type only. */
export type BackendName = 'webgpu' | 'webgl' | 'wasm' | 'cpu';
