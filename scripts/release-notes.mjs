/** Cuts a version's section out of CHANGELOG.md, for the text of its release: `node scripts/release-notes.mjs v0.2.0`. */
import { readFileSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The text below "## version" up to the next "## ", without blank lines around it. Throws where there is none, or nothing in it. @param {string} changelog @param {string} version */
export function sectionOf(changelog, version) {
  const [, ...sections] = `\n${changelog.replaceAll('\r\n', '\n')}`.split('\n## ');
  const found = sections.find((section) => section.split('\n', 1)[0].trim() === version);
  const text = found?.slice(found.indexOf('\n') + 1).trim();
  if (found === undefined || !found.includes('\n') || !text)
    throw new Error(`CHANGELOG.md: expected a section "## ${version}" with text, got none; write it first`);
  return text;
}

/** The version of a tag such as v0.2.0, which has to be that of package.json. @param {string} tag @param {string} version */
export function versionOf(tag, version) {
  if (tag !== `v${version}`)
    throw new Error(`tag: expected v${version}, the version in package.json, got ${tag || 'none'}`);
  return version;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const read = (/** @type {string} */ file) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
  try {
    const version = versionOf(process.argv[2] ?? '', JSON.parse(read('package.json')).version);
    process.stdout.write(`${sectionOf(read('CHANGELOG.md'), version)}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  }
}
