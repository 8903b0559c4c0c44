/** `npm run audit`: audits kept parameters. Progress on stderr, the table on stdout, JSON where asked. */
import { loadModel } from '../../models/registry';
import { auditParameters } from '../../training/audit/audit-parameters';
import { runKeptCommand } from '../kept/kept-command';
import { auditHelp, parseAuditOptions } from './audit-options';
import { auditTable } from './audit-table';

process.exitCode = await runKeptCommand({
  help: auditHelp,
  parse: parseAuditOptions,
  async measure(trained, dataset, { pictures, samples, termPictures }, listen) {
    const { model } = trained;
    const counts = { pictures, samples, termPictures: termPictures ?? Infinity };
    const work = auditParameters(await loadModel(model), trained, dataset, counts);
    let next = await work.next();
    for (; !next.done; next = await work.next())
      listen({ event: 'auditing', data: { model, ...next.value } });
    return { model, audit: next.value, record: { audit: next.value } };
  },
  table: (found) => auditTable(found.map(({ audit }) => audit)),
});
