/** `npm run exact`: exact evidence of kept parameters. Progress on stderr, the table on stdout, JSON where asked. */
import { loadModel } from '../../models/registry';
import { exactParameters } from '../../training/exact/exact-parameters';
import { runKeptCommand } from '../kept/kept-command';
import { exactHelp, parseExactOptions } from './exact-options';
import { exactTable } from './exact-table';

process.exitCode = await runKeptCommand({
  help: exactHelp,
  parse: parseExactOptions,
  async measure(trained, dataset, { pictures, pixels, fineness }, listen) {
    const { model } = trained;
    const work = exactParameters(await loadModel(model), trained, dataset, { pictures, pixels, fineness });
    let next = await work.next();
    for (; !next.done; next = await work.next())
      listen({ event: 'auditing', data: { model, ...next.value } });
    return { model, exact: next.value, record: { exact: next.value } };
  },
  table: (found) => exactTable(found.map(({ exact }) => exact)),
});
