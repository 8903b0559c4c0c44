/** The built page for the commands that open it: built where there is none, and served while they run. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Builds the page where none is built. One that is there stays as it is. Throws where the build fails. */
export function ensureBuilt(folder = root, command = 'npm run --silent build -- --logLevel warn') {
  if (existsSync(join(folder, 'dist', 'index.html'))) return;
  process.stderr.write('dist/: no built page yet, building one\n');
  const { status } = spawnSync(command, { cwd: folder, shell: true, stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error('dist/: expected a built page, got a build that failed; see above');
}

/** Builds it where it has to, serves it at this port, and answers the server. Throws where the port is taken. @param {number} port */
export async function serveBuilt(port) {
  ensureBuilt();
  const server = spawn(process.execPath, ['scripts/serve.mjs', '--port', String(port)], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve, reject) => {
    server.stdout.once('data', resolve);
    server.once('exit', () => reject(new Error(`port ${port}: expected to serve dist/ there; see above`)));
  });
  return server;
}
