/**
 * Times a contender's steps in steady state, all contenders alike: N steps with a bounded queue, none read back, then a wait until
 * the device has done everything; the time of all that by N. Runs in the fresh process or page.
 */
import type { Prepared, Surroundings } from './contender';
import { entryOf } from './contenders/registry';
import { watchGpu, type Counts, type GpuWatch } from './gpu-watch';
import type { Job, Measured } from './job';

/** Steps over which dispatches and allocations are averaged. */
const COUNTED = 8;

/** Steps until both are reached; at least one. */
interface Span {
  readonly seconds: number;
  readonly least: number;
}

interface Trained {
  readonly steps: number;
  /** Milliseconds of a step. */
  readonly each: number;
  readonly loss: number;
}

function timing({ contender, ahead, computes }: Job, { step, settle }: Prepared, watch: GpuWatch | null) {
  /** Until everything is computed; answers the last loss. */
  const settled = async () => {
    const loss = await settle();
    await watch?.queue()?.onSubmittedWorkDone();
    if (computes && !Number.isFinite(loss))
      throw new Error(`${contender}: expected a finite loss, got ${loss}`);
    return loss;
  };
  const train = async ({ seconds, least }: Span): Promise<Trained> => {
    const start = performance.now();
    const end = start + 1000 * seconds;
    let steps = 0;
    let earlier: Promise<unknown> | undefined;
    do {
      const more = step();
      if (more) await more;
      if (++steps % ahead === 0) {
        await earlier;
        earlier = watch?.queue()?.onSubmittedWorkDone();
      }
    } while (steps < least || performance.now() < end);
    const loss = await settled();
    return { steps, each: (performance.now() - start) / steps, loss };
  };
  return { settled, train };
}

/** What a step asks of WebGPU, without the read-back of any loss. */
async function ask(watch: GpuWatch, step: Prepared['step']): Promise<Counts> {
  const counts = await watch.during(async () => {
    for (let i = 0; i < COUNTED; i++) await step();
  });
  const { dispatches, submits, buffers, bytes } = counts;
  return {
    dispatches: dispatches / COUNTED,
    submits: submits / COUNTED,
    buffers: buffers / COUNTED,
    bytes: bytes / COUNTED,
  };
}

/** Measures one job here and now. */
export async function measure(job: Job, wasmFiles?: Surroundings['wasmFiles']): Promise<Measured> {
  const { backend, cell, counts } = job;
  const watch = backend === 'webgpu' ? watchGpu() : null;
  const contender = await entryOf(job.contender).load();
  const { plan, device, threads } = await contender.open({ backend, threads: job.threads, wasmFiles });

  const start = performance.now();
  const prepared = await contender.prepare(cell);
  const { settled, train } = timing(job, prepared, watch);
  await prepared.step();
  await settled();
  const first = performance.now() - start;

  if (job.warmSeconds > 0) await train({ seconds: job.warmSeconds, least: 1 });
  const { steps, each: step, loss } = await train(job);
  const memory = { held: watch?.held() ?? null, peak: watch?.peak() ?? null };
  const asked = watch && counts ? await ask(watch, prepared.step) : null;
  await settled();
  return { first, step, steps, asked, ...memory, loss, plan, device, threads };
}
