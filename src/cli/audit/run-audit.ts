/** Audits of kept parameters: data set, backend, networks and the audits themselves, in their order. Knows no process. */
import type { EngineEvent } from '../../engine/protocol';
import type { Audit } from '../../experiment/audit';
import { loadModel } from '../../models/registry';
import { auditParameters } from '../../training/audit/audit-parameters';
import type { TrainedParameters } from '../../training/parameter-file';
import { recordVersion } from '../../training/record-version';
import { createNodePlatform } from '../platform';
import type { FileAuditOptions } from './audit-options';

interface FileAudits {
  readonly audits: readonly Audit[];
  /** In the shape of a run's record (definition 15), with the audits alone. */
  readonly record: string;
}

/** Parameters of one experiment, of a model each. */
export async function auditAll(
  all: readonly TrainedParameters[],
  options: FileAuditOptions,
  listen: (event: EngineEvent) => void,
): Promise<FileAudits> {
  const [{ experiment, dataset: sum }] = all;
  const platform = createNodePlatform({ emit: listen, ...options });
  const dataset = await platform.openDataset(experiment.dataset, () => undefined);
  if (dataset.sha256 !== sum)
    throw new Error(
      `data set: expected ${experiment.dataset} of sha256 ${sum}, on which these parameters were trained, got ${dataset.sha256}; run npm run data, or say with --data or --dataset idx:FILE where its files lie`,
    );
  const backend = await platform.chooseBackend(options.backend, undefined, dataset, experiment);
  const { pictures, samples, termPictures } = options;
  const counts = { pictures, samples, termPictures: termPictures ?? Infinity };
  const audits: Audit[] = [];
  for (const trained of all) {
    const { model } = trained;
    const work = auditParameters(await loadModel(model), trained, dataset, counts);
    let next = await work.next();
    for (; !next.done; next = await work.next())
      listen({ event: 'auditing', data: { model, ...next.value } });
    audits.push(next.value);
  }
  const record = JSON.stringify({
    version: recordVersion,
    code: platform.code,
    experiment,
    backend,
    dataset: { name: dataset.name, sha256: dataset.sha256 },
    models: Object.fromEntries(audits.map((audit) => [audit.model, { audit }])),
  });
  return { audits, record };
}
