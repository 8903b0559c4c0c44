/** An audit of kept parameters: data set, backend, network and the audit itself, in their order. Knows no process. */
import type { EngineEvent } from '../../engine/protocol';
import type { Audit } from '../../experiment/audit';
import { loadModel } from '../../models/registry';
import { auditParameters } from '../../training/audit/audit-parameters';
import type { TrainedParameters } from '../../training/parameter-file';
import { recordVersion } from '../../training/record-version';
import { createNodePlatform } from '../platform';
import type { FileAuditOptions } from './audit-options';

interface FileAudit {
  readonly audit: Audit;
  /** In the shape of a run's record (definition 15), with the audit alone. */
  readonly record: string;
}

export async function auditFile(
  trained: TrainedParameters,
  options: FileAuditOptions,
  listen: (event: EngineEvent) => void,
): Promise<FileAudit> {
  const { model, experiment } = trained;
  const platform = createNodePlatform({ emit: listen, ...options });
  const dataset = await platform.openDataset(experiment.dataset, () => undefined);
  if (dataset.sha256 !== trained.dataset)
    throw new Error(
      `data set: expected ${experiment.dataset} of sha256 ${trained.dataset}, on which these parameters were trained, got ${dataset.sha256}; run npm run data, or say with --data or --dataset idx:FILE where its files lie`,
    );
  const backend = await platform.chooseBackend(options.backend, undefined, dataset, experiment);
  const { pictures, samples, termPictures } = options;
  const counts = { pictures, samples, termPictures: termPictures ?? Infinity };
  const work = auditParameters(await loadModel(model), trained, dataset, counts);
  let next = await work.next();
  for (; !next.done; next = await work.next()) listen({ event: 'auditing', data: { model, ...next.value } });
  const record = JSON.stringify({
    version: recordVersion,
    code: platform.code,
    experiment,
    backend,
    dataset: { name: dataset.name, sha256: dataset.sha256 },
    models: { [model]: { audit: next.value } },
  });
  return { audit: next.value, record };
}
