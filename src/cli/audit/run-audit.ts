/** An audit of kept parameters: data set, backend, network and the audit itself, in their order. Knows no process. */
import { recordVersion } from '../../engine/record';
import type { EngineEvent } from '../../engine/protocol';
import type { Audit } from '../../experiment/audit';
import { loadModel } from '../../models/registry';
import { audit } from '../../training/audit/audit';
import type { AuditProgress } from '../../training/audit/stages';
import { createNetwork, disposeNetwork } from '../../training/network';
import type { TrainedParameters } from '../../training/parameter-file';
import { createNodePlatform } from '../platform';
import type { FileAuditOptions } from './audit-options';

export interface FileAudit {
  readonly audit: Audit;
  /** In the shape of a run's record (definition 15), with the audit alone. */
  readonly record: string;
}

export async function auditFile(
  trained: TrainedParameters,
  options: FileAuditOptions,
  listen: (event: EngineEvent) => void,
  onProgress: (progress: AuditProgress) => void,
): Promise<FileAudit> {
  const { model, experiment, settings, parameters, step, temperature } = trained;
  const platform = createNodePlatform({ emit: listen, dataset: experiment.dataset, data: options.data });
  const dataset = await platform.openDataset(() => undefined);
  if (dataset.sha256 !== trained.dataset)
    throw new Error(
      `data set: expected ${experiment.dataset} of sha256 ${trained.dataset}, on which these parameters were trained, got ${dataset.sha256}; run npm run data`,
    );
  const { split } = dataset;
  await dataset.until(split.test.end);
  const all = split.test.end - split.test.first;
  const pictures = Math.min(options.pictures, all);
  const termPictures = Math.min(all, Math.max(pictures, options.termPictures ?? all));
  const backend = await platform.chooseBackend(options.backend, undefined, dataset, experiment);
  const network = createNetwork(await loadModel(model), settings, dataset.width * dataset.height, parameters);
  try {
    const subject = { network, dataset, seed: experiment.seed, binarise: experiment.binarise, temperature };
    const work = audit({ subject, model, step, pictures, termPictures, samples: options.samples });
    let next = await work.next();
    for (; !next.done; next = await work.next()) onProgress(next.value);
    const record = JSON.stringify({
      version: recordVersion,
      code: platform.code,
      experiment,
      backend,
      dataset: { name: dataset.name, sha256: dataset.sha256 },
      models: { [model]: { audit: next.value } },
    });
    return { audit: next.value, record };
  } finally {
    disposeNetwork(network);
  }
}
