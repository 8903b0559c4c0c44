/** A compute pass of our own in the queue of tfjs's WebGPU backend, and its pipelines, which can be compiled beforehand. */
import type { TensorInfo } from './tf';
import { bufferOf, dispatchesInASubmit, flush, insideOf, type Uniform } from './webgpu-inside';
import { wordsOf } from '../schema/words-of';

/** What differs from step to step of one captured training step (gpu/capture writes it); by what the step calls it. */
export type LiveNumber = 'step' | 'temperature' | 'rate' | 'epsilon';

/** A uniform that may say which live number it is. */
export interface PassUniform extends Uniform {
  readonly live?: LiveNumber;
}

export const word = (value: number, live?: LiveNumber): PassUniform => ({
  type: 'uint32',
  data: [value],
  live,
});
export const float = (value: number, live?: LiveNumber): PassUniform => ({
  type: 'float32',
  data: [value],
  live,
});

interface Pass {
  readonly label: string;
  /** Whole WGSL with entry point `main`: binding i of group 0 is buffer i, the one after them the uniforms. */
  readonly code: string;
  readonly buffers: readonly TensorInfo[];
  readonly uniforms: readonly [PassUniform, ...PassUniform[]];
  /** Workgroups that must run; the code finds its own by `entryPoint` of program-text and looks whether it is one too many. */
  readonly workgroups: number;
}

type Program = Pick<Pass, 'label' | 'code'>;

const pipelines = new WeakMap<GPUDevice, Map<string, GPUComputePipeline>>();

function pipelinesOf(device: GPUDevice): Map<string, GPUComputePipeline> {
  const known = pipelines.get(device) ?? new Map<string, GPUComputePipeline>();
  pipelines.set(device, known);
  return known;
}

function descriptor(device: GPUDevice, { label, code }: Program): GPUComputePipelineDescriptor {
  const module = device.createShaderModule({ label, code });
  return { label, layout: 'auto', compute: { module, entryPoint: 'main' } };
}

function pipelineOf(device: GPUDevice, program: Program): GPUComputePipeline {
  const known = pipelinesOf(device);
  const pipeline = known.get(program.code) ?? device.createComputePipeline(descriptor(device, program));
  known.set(program.code, pipeline);
  return pipeline;
}

/** While it is not null passes are only noted there. */
let rehearsed: Map<string, Program> | null = null;

export interface Compiling {
  readonly compiled: number;
  readonly programs: number;
}

/**
 * Compiles, all at once, those programs of the passes that `work` would record which are not compiled yet, and says how far it
 * is. Nothing is run: tensors that `work` makes hold no numbers. `work` must not change what is not on the device.
 * Throws, naming the pass, where a program does not compile.
 */
export async function* compilePasses(
  backend: unknown,
  work: () => void,
): AsyncGenerator<Compiling, void, void> {
  const { device } = insideOf(backend);
  const noted = (rehearsed = new Map<string, Program>());
  try {
    work();
  } finally {
    rehearsed = null;
  }
  const known = pipelinesOf(device);
  const missing = [...noted.values()].filter(({ code }) => !known.has(code));
  const programs = missing.length;
  const underWay = new Map(missing.map((program) => [program, compile(device, program)] as const));
  while (underWay.size > 0) {
    const { program, pipeline } = await Promise.race(underWay.values());
    underWay.delete(program);
    known.set(program.code, pipeline);
    yield { compiled: programs - underWay.size, programs };
  }
}

async function compile(device: GPUDevice, program: Program) {
  try {
    return { program, pipeline: await device.createComputePipelineAsync(descriptor(device, program)) };
  } catch (error) {
    const reason = wordsOf(error);
    throw new Error(`shader '${program.label}': expected it to compile, got: ${reason}`, { cause: error });
  }
}

/** Most workgroups in one direction that every device takes. */
const MOST_IN_A_ROW = 65_535;

/** A tensor whose numbers a pass will write. */
export function uninitialised(backend: unknown, shape: readonly number[]): TensorInfo {
  return insideOf(backend).makeTensorInfo([...shape], 'float32');
}

/** Puts the pass behind everything that tfjs has recorded so far. */
export function record(backend: unknown, pass: Pass): void {
  const inside = insideOf(backend);
  if (rehearsed) {
    // Operations of tfjs in between ask for buffers, if only to read what is not there.
    for (const tensor of pass.buffers) bufferOf(inside, tensor);
    rehearsed.set(pass.code, pass);
    return;
  }
  const { device } = inside;
  const resources = pass.buffers.map((tensor) => {
    inside.commandQueueOwnedIds.add(tensor.dataId);
    return { buffer: bufferOf(inside, tensor) };
  });
  const pipeline = pipelineOf(device, pass);
  const entries = [...resources, inside.makeUniforms(pass.uniforms)].map((resource, binding) => ({
    binding,
    resource,
  }));
  const bindGroup = device.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries });
  const rows = Math.ceil(pass.workgroups / MOST_IN_A_ROW);
  inside.ensureCommandEncoderReady();
  inside.computePassEncoder ??= inside.commandEncoder!.beginComputePass();
  inside.computePassEncoder.setPipeline(pipeline);
  inside.computePassEncoder.setBindGroup(0, bindGroup);
  inside.computePassEncoder.dispatchWorkgroups(Math.ceil(pass.workgroups / rows), rows, 1);
  inside.dispatchCountInPass++;
  if (inside.dispatchCountInPass >= dispatchesInASubmit()) flush(inside);
}
