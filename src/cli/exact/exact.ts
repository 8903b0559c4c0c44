/** `npm run exact`: exact evidence of kept parameters. Progress on stderr, the table on stdout, JSON where asked. */
import { loadModel } from '../../models/registry';
import { exactParameters } from '../../training/exact/exact-parameters';
import { runKeptCommand } from '../kept/kept-command';
import { exactHelp, parseExactOptions } from './exact-options';
import { exactTable } from './exact-table';

process.exitCode = await runKeptCommand({
  help: exactHelp,
  parse: parseExactOptions,
  async *measure(trained, dataset, { pictures, pixels, fineness }) {
    const { model } = trained;
    const how = { pictures, pixels, fineness };
    const exact = yield* exactParameters(await loadModel(model), trained, dataset, how);
    return { model, exact, record: { exact } };
  },
  table: (found) => exactTable(found.map(({ exact }) => exact)),
});
