/** What the commands of this project have in common: --help, words instead of a stack trace, and words where one is stopped. */

/** Ctrl+C, or the end of the program that started this one: says so and ends. For commands that keep nothing at that moment, and let Node hear signals while they work. @param {string} words */
export function sayWhenStopped(words) {
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => {
      process.stderr.write(`\n${words}\n`);
      process.exit(130);
    });
}

/** Runs the work of a command; what it throws is said on stderr, with exit code 1. @param {() => unknown} work */
export async function inWords(work) {
  try {
    await work();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  }
}

/**
 * The names behind a command that has no options: of what it is to make, none meaning all. Null where it has nothing to do:
 * --help was asked for, or another word was said; exit code 2 then.
 * @param {{ help: string; names?: readonly string[] }} command @returns {readonly string[] | null}
 */
export function wordsBehind({ help, names = [] }) {
  const words = process.argv.slice(2);
  const strange = words.find((word) => !names.includes(word));
  if (strange === undefined) return words;
  if (words.some((word) => word === '--help' || word === '-h')) {
    process.stdout.write(help);
    return null;
  }
  const expected = names.length === 0 ? 'nothing' : `some of ${names.join(', ')}`;
  process.stderr.write(`${strange}: expected ${expected} behind the command; --help says more\n`);
  process.exitCode = 2;
  return null;
}

/** @param {{ help: string; names?: readonly string[]; work: (named: readonly string[]) => unknown }} command */
export async function runCommand({ work, ...command }) {
  const named = wordsBehind(command);
  if (named !== null) await inWords(() => work(named));
}
