/** A kernel on all of its cases, beside its reference. */
import type { AnyKernel } from '../kernels/define-kernel';
import { examineCase, type Examined } from '../kernels/examine';

export async function examine(kernel: AnyKernel): Promise<Examined[]> {
  const examined: Examined[] = [];
  for (const one of kernel.cases) examined.push(...(await examineCase(kernel, one)));
  return examined;
}
