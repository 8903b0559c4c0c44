/** Which backend trains on this device, and why: the ladder WebGPU, WebGL, WebAssembly, JavaScript. Pure policy; what it tries is injected. */
import { backendTitles as titles, createTrials, type Activated, type BackendTools } from './backend-trials';
import type { BackendCandidate, BackendChoice, BackendName, BackendReport } from './protocol';

/** No backend works on this device. */
export class NoBackend extends Error {
  override readonly name = 'NoBackend';
}

const accelerated: readonly BackendName[] = ['webgpu', 'webgl', 'wasm'];
const ladder: readonly BackendName[] = [...accelerated, 'cpu'];

type Measured = Activated & { readonly milliseconds: number };

/** Definition 18: one a core. Fewer of them compute while the page is in use (`spareCore`). */
const threadsFor = (tools: BackendTools) => (tools.isolated ? tools.cores : 1);

const speed = ({ name, threads, milliseconds }: Measured) => {
  const number = milliseconds < 10 ? milliseconds.toFixed(1) : Math.round(milliseconds);
  return `${titles[name]}: ${number} ms a step${threads > 1 ? ` on ${threads} threads` : ''}`;
};

/**
 * Tries the backends from the top of the ladder and takes the fastest that computes right. A software adapter is
 * taken only where it was asked for or nothing else works, JavaScript only where nothing on a processor or a graphics
 * card does. Throws NoBackend, with what became of each.
 */
export async function chooseBackend(
  choice: BackendChoice,
  tools: BackendTools,
  threads: number = threadsFor(tools),
): Promise<BackendReport> {
  const trials = createTrials(tools, threads);
  const candidates = new Map<BackendName, BackendCandidate>();
  const activated: BackendName[] = [];
  const note = (candidate: BackendCandidate) => void candidates.set(candidate.name, candidate);

  async function turnOn(name: BackendName): Promise<Activated | null> {
    const result = await trials.activate(name);
    if ('reason' in result) {
      note({ name, state: 'unavailable', reason: result.reason });
      return null;
    }
    activated.push(name);
    return result.value;
  }

  /** The backend as it passed its check, perhaps without our kernels. */
  async function passed(name: BackendName): Promise<Activated | null> {
    const result = await trials.check(name);
    if ('value' in result) return result.value;
    note({ name, state: 'failed', reason: result.reason });
    return null;
  }

  async function measureAll(fit: readonly Activated[]): Promise<Measured[]> {
    const measured: Measured[] = [];
    // The last one tried is at work already.
    for (const one of fit.toReversed()) {
      const result = await trials.measure(one.name);
      if ('reason' in result) note({ name: one.name, state: 'failed', reason: result.reason });
      else measured.push({ ...one, milliseconds: result.value });
    }
    return measured.sort((a, b) => a.milliseconds - b.milliseconds);
  }

  async function take(chosen: Activated, reason: string, milliseconds?: number): Promise<BackendReport> {
    await trials.settle(
      chosen.name,
      activated.filter((name) => name !== chosen.name),
    );
    note({ name: chosen.name, state: 'chosen', reason, millisecondsPerStep: milliseconds });
    for (const name of ladder)
      if (!candidates.has(name))
        note({ name, state: 'not tried', reason: `Not needed: ${titles[chosen.name]} works.` });
    const { name, threads, device, plan, software, fallback } = chosen;
    const all = ladder.map((one) => candidates.get(one)!);
    const report = { name, reason, threads, device, software, plan, candidates: all };
    return fallback === undefined ? report : { ...report, fallback };
  }

  let notice = '';
  if (choice !== 'auto') {
    const asked = await turnOn(choice);
    const works = asked && (await passed(choice));
    if (works) {
      const processor = works.software ? `, though ${works.device} is a processor, not a graphics card` : '';
      return take(works, `${titles[choice]}: chosen by hand${processor}.`);
    }
    notice = `${titles[choice]} was asked for and does not work here (${candidates.get(choice)!.reason}). `;
  }

  const fit: Activated[] = [];
  const software: Activated[] = [];
  for (const name of accelerated) {
    if (candidates.has(name)) continue;
    const one = await turnOn(name);
    if (one?.software) {
      note({
        name,
        state: 'software',
        reason: `${one.device} is a processor, not a graphics card: not measured.`,
      });
      software.push(one);
    } else {
      const works = one && (await passed(name));
      if (works) fit.push(works);
    }
  }

  if (fit.length === 1) return take(fit[0], `${notice}${titles[fit[0].name]}: nothing faster works here.`);
  const [fastest, ...slower] = await measureAll(fit);
  if (fastest) {
    for (const one of slower)
      note({
        name: one.name,
        state: 'slower',
        reason: `${speed(one)}.`,
        millisecondsPerStep: one.milliseconds,
      });
    return take(fastest, `${notice}${[fastest, ...slower].map(speed).join('; ')}.`, fastest.milliseconds);
  }

  const plain = candidates.has('cpu') ? null : await turnOn('cpu');
  for (const { name } of plain ? [plain, ...software] : software) {
    const works = await passed(name);
    if (works) return take(works, `${notice}${titles[name]} on ${works.device}: nothing faster works here.`);
  }
  const said = [...candidates.values()].map(({ name, reason }) => `${titles[name]}: ${reason}`).join(' ');
  throw new NoBackend(
    `Backend: expected WebGPU, WebGL, WebAssembly or JavaScript to work, got none. ${said} Try another browser, or turn on its graphics acceleration.`,
  );
}
