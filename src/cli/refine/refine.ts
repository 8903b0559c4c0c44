/** `npm run refine`: refines q for kept parameters. Progress on stderr, the table on stdout, JSON where asked. */
import { loadModel } from '../../models/registry';
import { refineParameters } from '../../training/refine/refine-parameters';
import { runKeptCommand } from '../kept/kept-command';
import { parseRefineOptions, refineHelp } from './refine-options';
import { refineTable } from './refine-table';

process.exitCode = await runKeptCommand({
  help: refineHelp,
  parse: parseRefineOptions,
  async *measure(trained, dataset, { pictures, steps, samples }) {
    const { model } = trained;
    const how = { pictures, steps, samples };
    const refined = yield* refineParameters(await loadModel(model), trained, dataset, how);
    return { model, refined, record: { refined } };
  },
  table: (found) => refineTable(found.map(({ refined }) => refined)),
});
