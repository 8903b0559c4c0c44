/** What a device is, as names and words: for the sheet and for the copied report alike. Pure. */
import type { BackendReport, DeviceReport } from '../../engine/protocol';
import { formatBytes, formatCount } from '../../ui/format';

export type Fact = readonly [name: string, words: string];

export const backendNames: Readonly<Record<BackendReport['name'], string>> = {
  webgpu: 'WebGPU',
  webgl: 'WebGL',
  wasm: 'WebAssembly',
  cpu: 'JavaScript',
};

/** A benchmark takes all threads, and says so (definition 18). */
const milliseconds = (value: number, threads: number) =>
  `${value < 10 ? value.toFixed(1) : formatCount(value)} ms a step${threads > 1 ? ` on ${threads} threads` : ''}`;

/** The choices that a plan has in brackets, '400x784.large.dx=shared': layer, size of the batch, product, variant. */
function variantFacts(plan: string): readonly Fact[] {
  const choices = /\((.*)\)/.exec(plan)?.[1].split(',') ?? [];
  return choices.map((choice) => {
    const [place, variant] = choice.split('=');
    const parts = place.split('.');
    const batch = parts.length > 2 ? ', large batch' : '';
    return [`Layer ${parts[0]}${batch}, ${parts.at(-1)}`, variant];
  });
}

/** Of the backend that was chosen, whether it was checked on demand or not. */
export function backendFacts(backend: BackendReport): readonly Fact[] {
  const { name, device, software, threads, plan, fallback } = backend;
  return [
    ['Backend', backendNames[name]],
    ['Device', `${device || 'not named'}${software ? ' (a processor instead of a graphics card)' : ''}`],
    [
      'Threads',
      `${formatCount(threads)}${threads > 1 ? '; while you use the page, one core is left to it' : ''}`,
    ],
    [
      'Kernel plan',
      plan
        .replace(/\(.*\)/, '')
        .split('+')
        .join(' + '),
    ],
    ...variantFacts(plan),
    ...(fallback === undefined ? [] : [['Left out', fallback] as const]),
  ];
}

/** What became of each backend, and why. */
export const candidateFacts = ({ candidates }: BackendReport): readonly Fact[] =>
  candidates.map(({ name, state, reason }) => [backendNames[name], `${state}: ${reason}`]);

/** Of the examination. */
export function deviceFacts(report: DeviceReport): readonly Fact[] {
  const { adapter, features, bytesOnDevice, millisecondsPerStep, code } = report;
  const { plain, captured } = millisecondsPerStep;
  const { threads } = report.backend;
  const words = adapter && [adapter.vendor, adapter.architecture, adapter.description].filter(Boolean);
  return [
    ...(words ? [['Adapter', words.join(', ') || 'the browser hides its name'] as const] : []),
    ['A plain step', milliseconds(plain, threads)],
    ...(captured === undefined ? [] : [['A captured step', milliseconds(captured, threads)] as const]),
    ...(bytesOnDevice === null ? [] : [['Memory held', formatBytes(bytesOnDevice)] as const]),
    ...(features.length === 0 ? [] : [['Features', features.join(', ')] as const]),
    ['Program', code],
  ];
}

const isBytes = (name: string) => name.endsWith('Size');

/** Limits by their WebGPU names, bytes in powers of two as they are given. */
export const limitFacts = ({ limits }: DeviceReport): readonly Fact[] =>
  Object.entries(limits).map(([name, value]) => [
    name,
    isBytes(name) ? `${formatCount(value)} bytes` : formatCount(value),
  ]);
