/** The report of a bench in Markdown: how it was measured, on what, the tables, and what went wrong. Pure. */
import { cellKey } from './cells';
import { contenderNames, entryOf, hasModel, type ContenderName } from './contenders/registry';
import type { Outcome } from './job';
import type { Options, Part } from './options';
import { placeOf } from './places/registry';
import { summarise } from './summary';
import { growthTables, placeTable } from './tables';

/** What came of a part's jobs. */
export interface PartResult {
  readonly part: Part;
  readonly outcomes: readonly Outcome[];
}

/** What the bench ran on and of what. */
export interface Environment {
  readonly command: string;
  /** ISO 8601. */
  readonly date: string;
  readonly processor: string;
  readonly cores: number;
  readonly system: string;
  readonly browser: string | null;
  /** Versions by package. */
  readonly versions: Readonly<Record<string, string>>;
}

/** What is between the pictures and z. */
const nets = {
  dense: 'Nets 784-400-400-d-400-400-784',
  convolutional: 'The convolutional nets of appendix E on pictures of 32 x 32,',
};

const method = ({ net, rounds }: Options) =>
  `${nets[net]} with d 20, batch 100, C 5, M 5, K 3, R 101 but where a table says otherwise. Every contender runs in a
fresh process or page, in turn, ${rounds === 1 ? 'in one round' : `over ${rounds} rounds, of which medians are shown`}. A step's time is that of N steps in steady state by N: with a bounded
queue, without reading any step back, and with the wait at the end until the device has done everything; the same for all. Ratios
are to ours in the same run: times ours = milliseconds by ours. Buffers are those that the contender created through WebGPU and
has not destroyed. A first step's time begins before its weights are made and shaders are compiled.`;

const growthNote = `Ours, all else at its default (L 1, R 101, d 20, batch 100), one round. Bytes held are counted on the null backend, which holds
what any GPU would, up to 512 MB: by stock, - is more.`;

function environmentText(environment: Environment): string {
  const { command, date, processor, cores, system, browser, versions } = environment;
  const packages = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return [
    `- ${command}`,
    `- ${date}`,
    `- ${processor}, ${cores} cores, ${system}${browser === null ? '' : `, ${browser}`}`,
    `- ${packages.join(', ')}`,
  ].join('\n');
}

/** What computed: a line for each plan and device that was met. Empty where nothing did. */
function plansText(outcomes: readonly Outcome[]): string {
  const lines = outcomes.flatMap((outcome) => {
    if (!('measured' in outcome)) return [];
    const { plan, device, threads } = outcome.measured;
    const { place, contender, backend } = outcome.job;
    const words = [device, backend === 'wasm' ? `threads: ${threads}` : ''].filter(Boolean).join(', ');
    return [`- ${place}, ${contender}: ${plan}${words && ` (${words})`}`];
  });
  return lines.length === 0 ? '' : `\n## Plans\n\n${[...new Set(lines)].join('\n')}\n`;
}

function problemsText(outcomes: readonly Outcome[]): string {
  const lines = outcomes.flatMap((outcome) => {
    if ('measured' in outcome) return [];
    const { place, contender, cell, round } = outcome.job;
    return [`- ${place}, ${contender}, ${cellKey(cell)}, round ${round}: ${outcome.problem}`];
  });
  return lines.length === 0 ? '' : `\n## What did not come through\n\n${lines.join('\n')}\n`;
}

function sectionText({ part, outcomes }: PartResult, options: Options): string {
  const summaries = summarise(outcomes);
  if (part === 'growth') return `## Growth\n\n${growthNote}\n\n${growthTables(options, summaries)}`;
  const { title, note } = placeOf(part);
  return `## ${title}\n\n${note}\n\n${placeTable(part, options, summaries)}`;
}

/** What a contender is, and the models of the options that it has not. */
function contenderText(name: ContenderName, { models }: Options): string {
  const missing = models.filter((model) => !hasModel(name, model));
  const words = missing.length === 0 ? '' : `; it has no step of ${missing.join(', ')}: not measured`;
  return `- ${name}: ${entryOf(name).meaning}${words}`;
}

/** The whole report; parts are those that are through. */
export function reportText(
  environment: Environment,
  options: Options,
  results: readonly PartResult[],
): string {
  const outcomes = results.flatMap((result) => result.outcomes);
  const shown = contenderNames.filter(
    (name) =>
      (options.peers || !entryOf(name).peer) &&
      (options.net === 'dense' || entryOf(name).convolutional.length > 0),
  );
  return `# Bench

${environmentText(environment)}

${method(options)}

${shown.map((name) => contenderText(name, options)).join('\n')}

${results.map((result) => sectionText(result, options)).join('\n\n')}
${problemsText(outcomes)}${plansText(outcomes)}`;
}
