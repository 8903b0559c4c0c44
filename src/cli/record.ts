/** `npm run record`: trains the default experiment's first steps on wasm and writes public/recording.json, which the page replays before anything has loaded. */
import { fileURLToPath } from 'node:url';
import { runCommand } from '../../scripts/command.mjs';
import { codeVersion } from '../engine/code-version';
import { defaultExperiment } from '../experiment/default-experiment';
import { recordedDigits } from '../experiment/recording';
import { createNodePlatform } from './platform';
import { recordRun } from './record-run';
import { recordingText } from './recording-text';
import { writeWhole } from './write-whole';

/** Nearly even on a logarithmic axis: most of what is to be seen happens early. */
const frames = [0, 5, 10, 20, 40, 70, 100, 150, 200, 300, 400, 550, 750, 1000];
/** Fewer, for their pictures would be most of the file. */
const figureSteps = [0, 20, 70, 150, 300, 550, 1000];
/** As many as the page shows of a run. */
const samples = 12;
const positions = 11;
const points = 120;
const output = fileURLToPath(new URL('../../public/recording.json', import.meta.url));

const say = (text: string) => process.stderr.write(`${text}\n`);

async function work(): Promise<void> {
  const experiment = defaultExperiment();
  const platform = createNodePlatform({ emit: () => undefined, data: null, own: null });
  const dataset = await platform.openDataset(experiment.dataset, () => undefined);
  const { name, threads, plan } = await platform.chooseBackend('wasm', undefined, dataset, experiment);
  if (name !== 'wasm') throw new Error(`record: expected the backend wasm, got ${name}`);
  const recorded = await recordRun({
    experiment,
    dataset,
    frames,
    figureSteps,
    digits: recordedDigits,
    samples,
    positions,
    points,
    onFrame: (step) => say(`recorded step ${step}`),
  });
  const text = recordingText({
    code: codeVersion,
    backend: { name, threads, plan },
    dataset: { name: dataset.name, sha256: dataset.sha256 },
    experiment,
    frames,
    ...recorded,
  });
  await writeWhole(output, text);
  say(`public/recording.json: ${(text.length / 1000).toFixed(1)} kB`);
}

await runCommand({
  help: `Trains the default experiment's first steps and writes public/recording.json, in about a minute. It has no options.

  npm run record
  npm run record -- --help   prints this
`,
  work,
});
