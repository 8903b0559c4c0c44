/** Measures jobs in pages: builds the bench's page once, serves it cross-origin isolated, and opens it in a fresh browser for each job. */
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { build, preview } from 'vite';
import { plainFlags, webgpuFlags } from '../../../../scripts/browser-flags.mjs';
import { threadedWasm } from '../../../../scripts/build/threaded-wasm';
import { ensureBrowser } from '../../../../scripts/find-browser.mjs';
import { isolationHeaders } from '../../../../scripts/isolation-headers.mjs';
import type { Job, Outcome } from '../job';
import { wordsOf } from '../../../schema/words-of';

const root = fileURLToPath(new URL('.', import.meta.url));

interface Pages {
  /** What came of the job; a page that breaks, or takes longer than the limit, is a problem. */
  run(job: Job, limitSeconds: number): Promise<Outcome>;
  /** The browser's name and version. */
  readonly browser: string;
  close(): Promise<void>;
}

/** Builds the page into that folder and serves it from there. */
export async function servePages(folder: string): Promise<Pages> {
  const shared = { root, configFile: false, logLevel: 'error' } as const;
  await build({
    ...shared,
    base: './',
    publicDir: false,
    worker: { format: 'es', plugins: () => [threadedWasm('its threads')] },
    build: {
      target: 'es2022',
      outDir: folder,
      emptyOutDir: true,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 5000,
      rolldownOptions: { input: `${root}page.html`, checks: { pluginTimings: false } },
    },
  });
  const server = await preview({
    ...shared,
    build: { outDir: folder },
    preview: { port: 4199, headers: isolationHeaders },
  });
  const address = `${server.resolvedUrls?.local[0] ?? ''}page.html`;
  const executablePath = ensureBrowser();
  const launch = (flags: string[]) => chromium.launch({ executablePath, args: flags });
  const first = await launch(plainFlags);
  const browserName = `Chromium ${first.version()}`;
  await first.close();

  const answer = async (job: Job, limitSeconds: number): Promise<object> => {
    const browser = await launch(job.backend === 'webgpu' ? webgpuFlags : plainFlags);
    const limit = setTimeout(() => void browser.close(), 1000 * limitSeconds);
    try {
      const page = await browser.newPage();
      await page.goto(address);
      return await page.evaluate(
        (given) => (globalThis as unknown as { measureJob(job: unknown): Promise<object> }).measureJob(given),
        job,
      );
    } catch (error) {
      return { problem: wordsOf(error) };
    } finally {
      clearTimeout(limit);
      await browser.close();
    }
  };
  return {
    browser: browserName,
    run: async (job, limitSeconds) => ({ job, ...(await answer(job, limitSeconds)) }) as Outcome,
    close: () => server.close(),
  };
}
