/** `npm run codes`: what the codes of kept parameters know of labels. Progress on stderr, a table on stdout, JSON where asked. */
import { loadModel } from '../../models/registry';
import { codesParameters } from '../../training/codes/codes-parameters';
import { runKeptCommand } from '../kept/kept-command';
import { codesHelp, parseCodesOptions } from './codes-options';
import { codesTable } from './codes-table';

process.exitCode = await runKeptCommand({
  help: codesHelp,
  parse: parseCodesOptions,
  async *measure(trained, dataset, { labels, draws }) {
    const { model } = trained;
    const codes = yield* codesParameters(await loadModel(model), trained, dataset, { labels, draws });
    return { model, codes, record: { codes } };
  },
  table: (found) => codesTable(found.map(({ codes }) => codes)),
});
