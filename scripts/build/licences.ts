/** Writes the licences of all packages in the workers' bundles beside them: what Vite's own `license` does for the page. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

interface Package {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly folder: string;
}

/** The package that a module belongs to; null for our own. */
function packageOf(id: string): Package | null {
  const path = id.replace(/^\0/, '').replace(/\?.*$/, '');
  if (!path.includes('/node_modules/')) return null;
  let folder = dirname(path);
  // A folder's package.json may only say what kind of modules lie there; a package's has a version.
  for (; folder.includes('/node_modules/'); folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    if (!existsSync(file)) continue;
    const { name, version, license } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Package>;
    if (name && version) return { name, version, license: license ?? 'unknown', folder };
  }
  return null;
}

function textOf({ name, license, folder }: Package): string {
  const find = (pattern: RegExp) => readdirSync(folder).find((entry) => pattern.test(entry));
  const file = find(/^(licen[cs]e|copying)(\.|$)/i);
  if (file) return readFileSync(join(folder, file), 'utf8').trim();
  // TensorFlow.js comes without the text.
  if (license.includes('Apache-2.0')) return 'See the Apache License, Version 2.0, at the end of this file.';
  const readme = find(/^readme(\.|$)/i);
  const section = readme && /^#*\s*licen[cs]e\b[^]*/im.exec(readFileSync(join(folder, readme), 'utf8'));
  if (section) return section[0].trim();
  throw new Error(`${name}: expected a file with its licence (${license}), got none`);
}

/** The whole text, from a package of the tests that is under the same licence. */
function apacheLicence(): string {
  const folder = dirname(createRequire(import.meta.url).resolve('playwright-core/package.json'));
  return readFileSync(join(folder, 'LICENSE'), 'utf8')
    .replace(/^\s*Copyright \(c\).*\n/m, '')
    .trimEnd();
}

/** Two plugins: `collect` for each worker, which notes its packages, and `write` for the page, which is bundled last and writes the list. */
export function licences(fileName: string): { readonly collect: () => Plugin; readonly write: Plugin } {
  const found = new Map<string, Package>();
  return {
    collect: () => ({
      name: 'collect-licences',
      apply: 'build',
      generateBundle(_, bundle) {
        for (const chunk of Object.values(bundle))
          for (const id of chunk.type === 'chunk' ? chunk.moduleIds : []) {
            const from = packageOf(id);
            if (from) found.set(`${from.name} ${from.version}`, from);
          }
      },
    }),
    write: {
      name: 'write-licences',
      apply: 'build',
      generateBundle() {
        const parts = [...found.values()]
          .sort((a, b) => a.name.localeCompare(b.name))
          .map((from) => `## ${from.name} ${from.version} (${from.license})\n\n${textOf(from)}\n`);
        const source = `# Licences of the libraries in the workers\n\n${parts.join('\n')}\n${apacheLicence()}\n`;
        this.emitFile({ type: 'asset', fileName, source });
      },
    },
  };
}
