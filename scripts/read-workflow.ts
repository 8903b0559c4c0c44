/** A workflow's jobs as plain values, and what its commands ask of the repository. Reads no file. */
import { parse } from 'yaml';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

export interface Job {
  readonly 'timeout-minutes'?: number;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly (string | number)[]>> };
  readonly steps: readonly Step[];
}

export interface Workflow {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly concurrency?: { readonly group: string };
  readonly jobs: Readonly<Record<string, Job>>;
}

export const readWorkflow = (text: string): Workflow => parse(text) as Workflow;

/** The lines that a job gives to its shell. */
export const commandsOf = (job: Job): string[] =>
  job.steps.flatMap(({ run }) =>
    (run ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  );

export interface House {
  /** Names of package.json's scripts. */
  readonly scripts: readonly string[];
  /** Commands of installed packages. */
  readonly bins: readonly string[];
  /** Projects of the tests. */
  readonly projects: readonly string[];
  readonly exists: (path: string) => boolean;
}

/** On every runner of the kind that we ask for. */
const ofTheSystem = new Set(['zip', 'gh', 'sudo']);
/** A command makes them. */
const made = new Set(['dist', 'dist.zip', 'release-notes.md']);

/** Each thing that a command names and the repository does not have, in words. */
export function lacksOf(command: string, { scripts, bins, projects, exists }: House): string[] {
  const [program, ...words] = command.split(/\s+/);
  const lacks: string[] = [];
  const need = (there: boolean, what: string) => void (there || lacks.push(`${command}: no ${what}`));
  if (program === 'npm') {
    const name = words[0] === 'run' ? words[1] : words[0];
    if (name !== 'ci') need(scripts.includes(name), `script ${name}`);
  } else if (program === 'npx') need(bins.includes(words[0]), `command ${words[0]}`);
  else if (program !== 'node') need(ofTheSystem.has(program), `program ${program}`);
  words.forEach((word, i) => {
    if (words[i - 1] === '--project') need(projects.includes(word), `project ${word}`);
    const isPath = /^[\w-]+(\/[\w.-]+)+$|\.(ts|mjs|md)$|^[A-Z]+$/.test(word);
    if (isPath && !made.has(word)) need(exists(word), `file ${word}`);
  });
  return lacks;
}
