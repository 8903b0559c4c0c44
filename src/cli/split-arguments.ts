/** Words of a command line as named arguments: `--name value`, `--name=value` or a flag. Pure; which names there are is not known here. */
import { quote } from '../schema/read-value';

export interface Argument {
  /** Without dashes. */
  readonly name: string;
  /** Empty for a flag. */
  readonly value: string;
}

/** Stops at the first word that fits nowhere; `problem` says which. */
export function splitArguments(
  argv: readonly string[],
  flags: readonly string[],
): { readonly given: readonly Argument[]; readonly problem: string | null } {
  const given: Argument[] = [];
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] === '-h' ? '--help' : argv[i];
    if (!word.startsWith('--') || word === '--')
      return { given, problem: `${quote(word)}: expected an option such as --steps 500; --help lists them` };
    const equals = word.indexOf('=');
    const name = word.slice(2, equals < 0 ? undefined : equals);
    if (flags.includes(name)) {
      if (equals >= 0) return { given, problem: `--${name}: expected no value, got ${quote(word)}` };
      given.push({ name, value: '' });
    } else if (equals >= 0) {
      given.push({ name, value: word.slice(equals + 1) });
    } else {
      const value = argv[i + 1];
      if (value === undefined || value.startsWith('--')) {
        given.push({ name, value: '' });
        return { given, problem: `--${name}: expected a value after it, got nothing; --help says which` };
      }
      given.push({ name, value });
      i++;
    }
  }
  return { given, problem: null };
}
