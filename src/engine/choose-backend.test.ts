import { describe, expect, it } from 'vitest';
import type { BackendTools } from './backend-trials';
import { chooseBackend, NoBackend } from './choose-backend';
import type { BackendName, Finding } from './protocol';

/** A kernel that is wrong, and an operation beside it: of two checks, the second is without our kernels. */
interface WrongKernel {
  readonly wrongKernel: string;
  readonly thenOperation?: string;
  readonly milliseconds: number;
}

type Fate =
  | { readonly milliseconds: number; readonly software?: string }
  | { readonly unavailable: string }
  | WrongKernel
  | { readonly wrong: string }
  | { readonly brokenSteps: string }
  | { readonly wrongCaptured: string; readonly milliseconds: number }
  | 'hangs';

const cpu: Fate = { milliseconds: 900 };

const finding = (kind: Finding['kind'], name: string): Finding => ({
  kind,
  name,
  case: '',
  expected: 2,
  got: 3,
  error: 1,
  tolerance: 1e-4,
  milliseconds: 1,
});
const right: Finding = { ...finding('operation', 'right'), got: 2, error: 0 };

/** A device on which every backend has its fate, and a log of what was done to it. */
function device(
  fates: Partial<Record<BackendName, Fate>>,
  more: { cores?: number; isolated?: boolean } = {},
) {
  const log: string[] = [];
  let active: BackendName | null = null;
  let withoutKernels = false;
  let capturing = true;
  let answerLate: () => void = () => undefined;
  const fateOf = (name: BackendName): Fate => fates[name] ?? { unavailable: `no ${name} here` };
  const tools: BackendTools = {
    cores: more.cores ?? 8,
    isolated: more.isolated ?? false,
    async activate(name, { threads, stock, captures }) {
      const fate = fateOf(name);
      if (fate === 'hangs') await new Promise<void>((resolve) => (answerLate = resolve));
      else if ('unavailable' in fate) throw new Error(fate.unavailable);
      active = name;
      log.push(`activate ${name}${stock ? ' stock' : captures ? '' : ' plain'}`);
      withoutKernels = stock;
      capturing = captures;
      const software = typeof fate === 'object' && 'software' in fate && fate.software !== undefined;
      const deviceName = software ? (fate as { software: string }).software : `the ${name} device`;
      const threadsHere = name === 'wasm' ? threads : 1;
      return {
        name,
        device: deviceName,
        threads: threadsHere,
        software,
        plan: `the ${stock ? 'stock' : name} plan`,
      };
    },
    deactivate: (name) => void log.push(`deactivate ${name}`),
    async selfCheck() {
      const fate = fateOf(active!);
      log.push(`check ${active}`);
      if (fate === 'hangs') return [];
      if ('wrong' in fate) return [right, finding('operation', fate.wrong)];
      if ('wrongCaptured' in fate && capturing) return [right, finding('captured', fate.wrongCaptured)];
      if (!('wrongKernel' in fate)) return [right];
      if (!withoutKernels) return [right, finding('kernel', fate.wrongKernel)];
      return fate.thenOperation === undefined ? [right] : [finding('operation', fate.thenOperation)];
    },
    async measure() {
      const fate = fateOf(active!);
      if (typeof fate === 'object' && 'brokenSteps' in fate) throw new Error(fate.brokenSteps);
      log.push(`measure ${active}`);
      return (fate as { milliseconds: number }).milliseconds;
    },
    // Only what hangs is waited for: everything else answers in microtasks.
    wait: (milliseconds, signal) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, milliseconds / 1000);
        signal.addEventListener('abort', () => clearTimeout(timer));
      }),
    say: () => undefined,
  };
  return { tools, log, late: () => answerLate(), active: () => active };
}

const stateOf = (report: Awaited<ReturnType<typeof chooseBackend>>) =>
  Object.fromEntries(report.candidates.map(({ name, state }) => [name, state]));

describe('chooseBackend', () => {
  it('takes the fastest of those that work, by measurement, and says so', async () => {
    const { tools, log, active } = device({
      webgpu: { milliseconds: 12.3 },
      wasm: { milliseconds: 160 },
      cpu,
    });
    const report = await chooseBackend('auto', tools);
    expect(report).toMatchObject({
      name: 'webgpu',
      device: 'the webgpu device',
      plan: 'the webgpu plan',
      reason: 'WebGPU: 12 ms a step; WebAssembly: 160 ms a step.',
    });
    expect(report.candidates).toEqual([
      expect.objectContaining({ name: 'webgpu', state: 'chosen', millisecondsPerStep: 12.3 }),
      { name: 'webgl', state: 'unavailable', reason: 'no webgl here' },
      { name: 'wasm', state: 'slower', reason: 'WebAssembly: 160 ms a step.', millisecondsPerStep: 160 },
      expect.objectContaining({ name: 'cpu', state: 'not tried' }),
    ]);
    expect(active()).toBe('webgpu');
    expect(log).toContain('deactivate wasm');
    expect(log).not.toContain('deactivate webgpu');
    expect(log).not.toContain('activate cpu');
  });

  it('takes a lower rung that measures faster, and leaves it at work', async () => {
    const { tools, active } = device({
      webgpu: { milliseconds: 80 },
      webgl: { milliseconds: 120 },
      wasm: { milliseconds: 9.96 },
    });
    const report = await chooseBackend('auto', tools);
    expect(report.reason).toBe('WebAssembly: 10.0 ms a step; WebGPU: 80 ms a step; WebGL: 120 ms a step.');
    expect(active()).toBe('wasm');
  });

  it('measures nothing where there is no choice', async () => {
    const { tools, log } = device({ wasm: { milliseconds: 160 }, cpu });
    const report = await chooseBackend('auto', tools);
    expect(report).toMatchObject({ name: 'wasm', reason: 'WebAssembly: nothing faster works here.' });
    expect(log).toEqual(['activate wasm', 'check wasm']);
  });

  it('takes a null adapter for what it is', async () => {
    const { tools } = device({
      webgpu: { unavailable: 'WebGPU: expected an adapter, got none' },
      wasm: { milliseconds: 1 },
    });
    const { candidates } = await chooseBackend('auto', tools);
    expect(candidates[0]).toEqual({
      name: 'webgpu',
      state: 'unavailable',
      reason: 'WebGPU: expected an adapter, got none',
    });
  });

  it('never takes a backend that computes something wrong, and names the operation', async () => {
    const { tools, log } = device({
      webgpu: { wrong: 'matMul' },
      wasm: { milliseconds: 160 },
    });
    const report = await chooseBackend('auto', tools);
    expect(report.name).toBe('wasm');
    expect(report.candidates[0]).toEqual({
      name: 'webgpu',
      state: 'failed',
      reason: 'matMul: expected 2, got 3',
    });
    expect(log).toContain('deactivate webgpu');
  });

  it('leaves captured steps out where only they are wrong, and says so', async () => {
    const { tools, log } = device({ webgpu: { wrongCaptured: 'Gauss-VAE', milliseconds: 12 } });
    const report = await chooseBackend('webgpu', tools);
    expect(report).toMatchObject({ name: 'webgpu', plan: 'the webgpu plan' });
    expect(report.fallback).toMatch(/^Steps are not captured.*\(Gauss-VAE: expected 2, got 3\)/);
    expect(log).toEqual(['activate webgpu', 'check webgpu', 'activate webgpu plain', 'check webgpu']);
  });

  it('leaves our kernels out where one is wrong, says which, and measures and trains without them', async () => {
    const { tools, log, active } = device({
      webgpu: { wrongKernel: 'Adam', milliseconds: 12 },
      wasm: { milliseconds: 160 },
    });
    const report = await chooseBackend('auto', tools);
    expect(report).toMatchObject({ name: 'webgpu', plan: 'the stock plan' });
    expect(report.fallback).toMatch(/^Our own kernels are left out.*\(Adam: expected 2, got 3\)/);
    expect(active()).toBe('webgpu');
    expect(log.filter((line) => line.endsWith('webgpu') || line.endsWith('stock'))).toEqual([
      'activate webgpu',
      'check webgpu',
      'activate webgpu stock',
      'check webgpu',
      // It is turned on once more after wasm, still without them.
      'activate webgpu stock',
      'measure webgpu',
    ]);
    const alone = await chooseBackend('webgpu', tools);
    expect(alone).toMatchObject({ plan: 'the stock plan', fallback: report.fallback });
  });

  it('passes over a backend that is wrong without our kernels too', async () => {
    const { tools } = device({
      webgpu: { wrongKernel: 'Adam', thenOperation: 'sigmoid', milliseconds: 12 },
      wasm: { milliseconds: 160 },
    });
    const report = await chooseBackend('auto', tools);
    expect(report).toMatchObject({ name: 'wasm', plan: 'the wasm plan' });
    expect(report.fallback).toBeUndefined();
    expect(report.candidates[0]).toMatchObject({ state: 'failed', reason: 'sigmoid: expected 2, got 3' });
  });

  it('passes over a backend on which training steps break', async () => {
    const { tools, active } = device({
      webgpu: { brokenSteps: 'out of memory' },
      wasm: { milliseconds: 160 },
    });
    const report = await chooseBackend('auto', tools);
    expect(stateOf(report)).toMatchObject({ webgpu: 'failed', wasm: 'chosen' });
    expect(active()).toBe('wasm');
  });

  it('neither measures nor takes a software adapter', async () => {
    const { tools, log } = device({
      webgpu: { milliseconds: 1, software: 'SwiftShader' },
      wasm: { milliseconds: 160 },
    });
    const report = await chooseBackend('auto', tools);
    expect(report.name).toBe('wasm');
    expect(report.candidates[0]).toMatchObject({
      state: 'software',
      reason: expect.stringContaining('SwiftShader'),
    });
    expect(log).not.toContain('measure webgpu');
    expect(log).toContain('deactivate webgpu');
  });

  it('takes a software adapter that was asked for', async () => {
    const { tools } = device({
      webgpu: { milliseconds: 1, software: 'SwiftShader' },
      wasm: { milliseconds: 160 },
    });
    const report = await chooseBackend('webgpu', tools);
    expect(report.name).toBe('webgpu');
    expect(report.reason).toMatch(/chosen by hand, though SwiftShader is a processor/);
    expect(stateOf(report)).toEqual({
      webgpu: 'chosen',
      webgl: 'not tried',
      wasm: 'not tried',
      cpu: 'not tried',
    });
  });

  it('takes a software adapter where nothing else works', async () => {
    const { tools, active } = device({
      webgl: { milliseconds: 1, software: 'llvmpipe' },
      cpu: { wrong: 'exp' },
    });
    const report = await chooseBackend('auto', tools);
    expect(report.name).toBe('webgl');
    expect(report.reason).toContain('llvmpipe');
    expect(active()).toBe('webgl');
  });

  it('falls to JavaScript where no accelerated backend works', async () => {
    const { tools } = device({ webgpu: { milliseconds: 1, software: 'SwiftShader' }, cpu });
    const report = await chooseBackend('auto', tools);
    expect(report.name).toBe('cpu');
    expect(stateOf(report)).toMatchObject({ webgpu: 'software', wasm: 'unavailable', cpu: 'chosen' });
  });

  it('falls to JavaScript where steps break on all of several', async () => {
    const { tools } = device({ webgpu: { brokenSteps: 'a' }, wasm: { brokenSteps: 'b' }, cpu });
    expect((await chooseBackend('auto', tools)).name).toBe('cpu');
  });

  it('takes the backend that was asked for, without measuring', async () => {
    const { tools, log } = device({ webgpu: { milliseconds: 1 }, wasm: { milliseconds: 160 } });
    const report = await chooseBackend('wasm', tools);
    expect(report).toMatchObject({ name: 'wasm', reason: 'WebAssembly: chosen by hand.' });
    expect(log).toEqual(['activate wasm', 'check wasm']);
  });

  it('goes down the ladder where the one asked for fails, and says it', async () => {
    const { tools, log } = device({ webgpu: { wrong: 'softmax' }, wasm: { milliseconds: 160 } });
    const report = await chooseBackend('webgpu', tools);
    expect(report.name).toBe('wasm');
    expect(report.reason).toBe(
      'WebGPU was asked for and does not work here (softmax: expected 2, got 3). WebAssembly: nothing faster works here.',
    );
    expect(log.filter((line) => line === 'activate webgpu')).toHaveLength(1);
  });

  it('gives up on a backend that never answers', async () => {
    const { tools } = device({ webgpu: 'hangs', wasm: { milliseconds: 160 } });
    const report = await chooseBackend('auto', tools);
    expect(report.name).toBe('wasm');
    expect(report.candidates[0]).toEqual({
      name: 'webgpu',
      state: 'unavailable',
      reason: 'WebGPU: expected an answer within 8 s, got none.',
    });
  });

  it('waits longer for WebAssembly, behind which there is only JavaScript', async () => {
    const { tools } = device({ wasm: 'hangs', cpu: { milliseconds: 900 } });
    const report = await chooseBackend('auto', tools);
    expect(report.candidates.find(({ name }) => name === 'wasm')!.reason).toBe(
      'WebAssembly: expected an answer within 30 s, got none.',
    );
  });

  it('does not let one that answers late compute in the place of the chosen one', async () => {
    const { tools, log, late, active } = device({ webgpu: 'hangs', wasm: { milliseconds: 160 } });
    await chooseBackend('auto', tools);
    late();
    await new Promise((resolve) => setTimeout(resolve));
    expect(log.slice(-3)).toEqual(['activate webgpu', 'deactivate webgpu', 'activate wasm']);
    expect(active()).toBe('wasm');
  });

  it('says what became of each where none works', async () => {
    const { tools } = device({
      webgpu: { milliseconds: 1, software: 'SwiftShader' },
      wasm: { wrong: 'add' },
    });
    tools.selfCheck = async () => [finding('operation', 'add')];
    const choice = chooseBackend('auto', tools);
    await expect(choice).rejects.toBeInstanceOf(NoBackend);
    await expect(choice).rejects.toThrow(
      /WebGPU: add: .*WebGL: no webgl here.*WebAssembly: add: .*JavaScript: no cpu/,
    );
  });

  it.each([
    { isolated: true, cores: 8, asked: undefined, threads: 8 },
    { isolated: true, cores: 1, asked: undefined, threads: 1 },
    { isolated: false, cores: 8, asked: undefined, threads: 1 },
    { isolated: true, cores: 8, asked: 3, threads: 3 },
  ])('takes a thread a core: $cores cores, isolated $isolated, asked $asked: $threads', async (one) => {
    const { tools } = device({ wasm: { milliseconds: 1 } }, one);
    expect((await chooseBackend('auto', tools, one.asked)).threads).toBe(one.threads);
  });

  it('says on how many threads it measured', async () => {
    const fates = { webgpu: { milliseconds: 12 }, wasm: { milliseconds: 160 } };
    const { reason, candidates } = await chooseBackend('auto', device(fates, { isolated: true }).tools);
    expect(reason).toBe('WebGPU: 12 ms a step; WebAssembly: 160 ms a step on 8 threads.');
    const wasm = candidates.find(({ name }) => name === 'wasm');
    expect(wasm?.reason).toBe('WebAssembly: 160 ms a step on 8 threads.');
  });
});
