/** What a bench runs on and of what, read from this machine and this checkout. */
import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, release, type } from 'node:os';
import { codeVersion } from '../../engine/code-version';
import type { Environment } from './report';

const packages = ['@tensorflow/tfjs', 'webgpu', '@jax-js/jax'];

function versionOf(name: string): string {
  const file = new URL(`../../../node_modules/${name}/package.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

export const cores = availableParallelism();

export function environmentOf(argv: readonly string[], browser: string | null): Environment {
  return {
    command: ['npm run bench', ...(argv.length > 0 ? ['--', ...argv] : [])].join(' '),
    date: new Date().toISOString(),
    processor: cpus()[0]?.model.trim() ?? 'unknown processor',
    cores,
    system: `${type()} ${release()}, Node ${process.versions.node}`,
    browser,
    versions: {
      'coarse-grain': codeVersion.replace(/^\S+ /, ''),
      ...Object.fromEntries(packages.map((name) => [name, versionOf(name)])),
    },
  };
}
