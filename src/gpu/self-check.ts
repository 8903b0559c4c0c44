/** An examination of the backend that computes: every kind of operation a training step leans on, and every kernel of ours, against plain numbers. What follows from it is the caller's. */
import { withDeviceErrors } from './device-errors';
import { problemOf, type Finding, type Heard } from './finding';
import type { AnyKernel } from './kernels/define-kernel';
import { examineCase, runCase } from './kernels/examine';
import { kernels } from './kernels/registry';
import { operationChecks, type OperationCheck } from './operation-checks';
import { tf } from './tf';
import { compilePasses } from './webgpu-pass';

/** Relative to the largest number expected: far above float32's rounding, far below any real fault. */
const TOLERANCE = 1e-4;

async function operationFinding({ operation, compute, expected }: OperationCheck): Promise<Finding> {
  const start = performance.now();
  const named = { kind: 'operation', name: operation, case: '' } as const;
  try {
    const got = await withDeviceErrors(async () => {
      const result = tf.tidy(compute);
      try {
        return await result.data();
      } finally {
        result.dispose();
      }
    });
    const milliseconds = performance.now() - start;
    const want = expected();
    const errors = want.map((value, i) => Math.abs(got[i] - value));
    const worst = errors.reduce((at, error, i) => (error <= errors[at] ? at : i), 0);
    const tolerance = TOLERANCE * Math.max(...want.map(Math.abs));
    return {
      ...named,
      expected: want[worst],
      got: got[worst],
      error: errors[worst],
      tolerance,
      milliseconds,
    };
  } catch (error) {
    return problemOf(named, error, performance.now() - start);
  }
}

/** By output; one alone for a case that gave no numbers. */
async function kernelFindings(kernel: AnyKernel, inputs: AnyKernel['cases'][number]): Promise<Finding[]> {
  const start = performance.now();
  const named = { kind: 'kernel', name: kernel.name } as const;
  try {
    const examined = await withDeviceErrors(() => examineCase(kernel, inputs));
    const milliseconds = (performance.now() - start) / examined.length;
    return examined.map(({ case: name, output, expected, got, error, allowed }) => {
      const distances = { expected, got, error: error * allowed, tolerance: allowed };
      return { ...named, case: `${name}: ${output}`, ...distances, milliseconds };
    });
  } catch (error) {
    return [problemOf({ ...named, case: inputs.name }, error, performance.now() - start)];
  }
}

/** Compiles the programs of all cases side by side, where there are any; what does not compile is found with its own case. */
async function compileAll(own: readonly AnyKernel[]): Promise<void> {
  if (tf.getBackend() !== 'webgpu') return;
  const rehearse = () => {
    for (const kernel of own) for (const each of kernel.cases) tf.dispose(runCase(kernel, each));
  };
  const compiled = withDeviceErrors(async () => {
    for await (const compiling of compilePasses(tf.backend(), rehearse)) void compiling;
  });
  await compiled.catch(() => undefined);
}

/**
 * Computes every check on the active backend and answers one finding for each output of each; throws for none of them.
 * Works beside a run: it reads back what it makes, frees it, and changes nothing else. `heard` is called before each
 * thing that is checked.
 */
export async function selfCheck(heard: Heard = () => undefined): Promise<Finding[]> {
  const own = kernels.filter((kernel) => kernel.available());
  const total = operationChecks.length + own.length;
  const findings: Finding[] = [];
  for (const [i, check] of operationChecks.entries()) {
    heard(check.operation, i, total);
    findings.push(await operationFinding(check));
  }
  await compileAll(own);
  for (const [i, kernel] of own.entries()) {
    heard(kernel.name, operationChecks.length + i, total);
    for (const inputs of kernel.cases) findings.push(...(await kernelFindings(kernel, inputs)));
  }
  return findings;
}
