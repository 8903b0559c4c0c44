/** A made-up examination of a device, for the fake engine and for tests: everything right, WebAssembly in shape. */
import type { DeviceReport } from '../protocol';
import type { Platform } from '../platform';

const kernel = (name: string, error: number) => ({
  kind: 'kernel' as const,
  name,
  case: '7 by 33: out',
  expected: 1.25,
  got: 1.25 + error,
  error,
  tolerance: 1e-5,
  milliseconds: 0.8,
});

const examination: Omit<DeviceReport, 'backend' | 'code'> = {
  adapter: null,
  limits: {},
  features: [],
  bytesOnDevice: null,
  findings: [
    { ...kernel('softmax of large logits', 1e-7), kind: 'operation', case: '' },
    kernel('Adam', 2e-7),
    kernel('CoarseGrain', 3e-6),
  ],
  milliseconds: 12,
  millisecondsPerStep: { plain: 10 },
};

export const examineSyntheticDevice: Platform['examineDevice'] = async (
  _dataset,
  _experiment,
  onProgress,
) => {
  for (const [done, { name }] of examination.findings.entries())
    onProgress({ text: `Checking ${name}`, done, total: examination.findings.length });
  return examination;
};
