/** Serves the built page with Vite's preview server, cross-origin isolated, its workers bound by its policy; building is another command's work. */
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { preview } from 'vite';
import { workerPolicy } from './content-policy.mjs';
import { isolationHeaders, withEveryAnswer } from './isolation-headers.mjs';

const help = `Serves the built page.

  npm run serve -- [options]

  --port <port>      this port or none (default: 4173, or the next that is free)
  --base <path>      serves under a path such as /some/where/ (default: /)
  --host             lets other machines in (WebGPU and threads then need https)
  --folder <folder>  where it is built (default: dist)
  --no-isolation     sends no headers of its own, as many hosts do
  --help             prints this
`;

/** @param {string} text */
function portOf(text) {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Error(`--port: expected a whole number from 1 to 65535, got ${text}`);
  return port;
}

/** @param {string} text */
function baseOf(text) {
  if (!/^\/([\w.-]+\/)*$/.test(text))
    throw new Error(`--base: expected a path that begins and ends with /, got ${text}`);
  return text;
}

/** @param {{ port?: string; base: string; folder: string; host: boolean; 'no-isolation': boolean }} options */
async function serve(options) {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const page = `${root}${options.folder}/index.html`;
  if (!existsSync(page))
    throw new Error(
      `${options.folder}/index.html: expected a built page, got none; run \`npm run build\` first`,
    );
  const server = await preview({
    root,
    configFile: false,
    base: baseOf(options.base),
    // A file that is missing answers 404, not the page.
    appType: 'mpa',
    build: { outDir: options.folder },
    preview: {
      port: options.port === undefined ? 4173 : portOf(options.port),
      strictPort: options.port !== undefined,
      host: options.host,
    },
    plugins: options['no-isolation']
      ? []
      : [
          withEveryAnswer({
            ...isolationHeaders,
            'Content-Security-Policy': workerPolicy(readFileSync(page, 'utf8')),
          }),
        ],
  });
  const urls = [...(server.resolvedUrls?.local ?? []), ...(server.resolvedUrls?.network ?? [])];
  process.stdout.write(`Coarse Grain: ${urls.join(' ')}\n`);
}

try {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      base: { type: 'string', default: '/' },
      folder: { type: 'string', default: 'dist' },
      host: { type: 'boolean', default: false },
      'no-isolation': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) process.stdout.write(help);
  else await serve(values);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
