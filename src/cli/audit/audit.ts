/** `npm run audit`: audits kept parameters. Progress on stderr, the table on stdout, JSON where asked. */
import { loadModel } from '../../models/registry';
import { auditParameters } from '../../training/audit/audit-parameters';
import { runKeptCommand } from '../kept/kept-command';
import { auditHelp, parseAuditOptions } from './audit-options';
import { auditTable } from './audit-table';

process.exitCode = await runKeptCommand({
  help: auditHelp,
  parse: parseAuditOptions,
  async *measure(trained, dataset, { pictures, samples, termPictures }) {
    const { model } = trained;
    const counts = { pictures, samples, termPictures: termPictures ?? Infinity };
    const audit = yield* auditParameters(await loadModel(model), trained, dataset, counts);
    return { model, audit, record: { audit } };
  },
  table: (found) => auditTable(found.map(({ audit }) => audit)),
});
