import { describe, expect, it } from 'vitest';
import { isolate, type Isolatable } from './isolation';

interface Circumstances {
  readonly secure?: boolean;
  readonly isolated?: boolean;
  readonly workers?: 'work' | 'none' | 'refused' | 'never ready';
  /** What a hand does before the worker is there. */
  readonly touch?: string;
  readonly age?: number;
  readonly storage?: Map<string, string> | 'refused';
}

/** A window and what was done to it. */
function browser(given: Circumstances = {}) {
  const { secure = true, isolated = false, workers = 'work', age = 500, storage = new Map() } = given;
  const log: string[] = [];
  const window: Isolatable = {
    isSecureContext: secure,
    crossOriginIsolated: isolated,
    navigator: {
      serviceWorker:
        workers === 'none'
          ? undefined
          : {
              register: async (script, { scope }) => {
                log.push(`register ${script} for ${scope}`);
                if (workers === 'refused') throw new Error('refused');
              },
              ready: workers === 'never ready' ? new Promise(() => undefined) : Promise.resolve(),
            },
    },
    location: { pathname: '/some/where/', reload: () => void log.push('reload') },
    get sessionStorage() {
      if (storage === 'refused') throw new Error('refused');
      return {
        getItem: (key: string) => storage.get(key) ?? null,
        setItem: (key: string, value: string) => void storage.set(key, value),
      };
    },
    performance: { now: () => age },
    addEventListener: (type, listener) => void (type === given.touch && listener()),
  };
  return { window, log };
}

const registered = 'register ./isolation.js for ./';

describe('isolate', () => {
  it('registers the worker beside the page and reloads a page that nobody has touched', async () => {
    const { window, log } = browser();
    await isolate(window);
    expect(log).toEqual([registered, 'reload']);
  });

  it('reloads once in a tab, however often the page comes back without isolation', async () => {
    const storage = new Map<string, string>();
    const first = browser({ storage });
    await isolate(first.window);
    const second = browser({ storage });
    await isolate(second.window);
    expect(first.log).toContain('reload');
    expect(second.log).toEqual([registered]);
  });

  it.each<[string, Circumstances]>([
    ['the page is isolated already', { isolated: true }],
    ['the page is not secure', { secure: false }],
    ['there are no service workers', { workers: 'none' }],
  ])('leaves everything alone where %s', async (_where, circumstances) => {
    const { window, log } = browser(circumstances);
    await isolate(window);
    expect(log).toEqual([]);
  });

  it.each<[string, Circumstances]>([
    ['a key has been pressed', { touch: 'keydown' }],
    ['a pointer has been pressed', { touch: 'pointerdown' }],
    ['something has been clicked without a pointer', { touch: 'click' }],
    ['the page has been scrolled by hand', { touch: 'wheel' }],
    ['the page has been looked at for long', { age: 10_000 }],
    ['the worker is refused', { workers: 'refused' }],
    ['nothing can be remembered', { storage: 'refused' }],
  ])('does not reload where %s', async (_where, circumstances) => {
    const { window, log } = browser(circumstances);
    await isolate(window);
    expect(log).toEqual([registered]);
  });

  it('does not reload where no worker ever comes', async () => {
    const { window, log } = browser({ workers: 'never ready' });
    void isolate(window);
    await new Promise((resolve) => setTimeout(resolve));
    expect(log).toEqual([registered]);
  });
});
