/** What is trained where it is not the KL, and what the curves then are, in words. Draws nothing. */
import type { Experiment } from '../../../experiment/experiment';
import { modelIds, specOf } from '../../../models/registry';
import { valueOf } from '../../../schema/read-values';

const names: Readonly<Record<string, (order: string) => string>> = {
  reverse: () => 'the reverse KL',
  renyi: (order) => `Rényi’s divergence of order ${order}`,
};

/** A sentence for each divergence of a model that is on, and what holds of the curves; null where all train on the KL. */
export function objectiveWords({ models }: Experiment): string | null {
  const told = new Map<string, string[]>();
  for (const id of modelIds) {
    const settings = models[id];
    const name = names[String(valueOf(settings, 'divergence'))];
    if (!settings.on || !name) continue;
    const divergence = name(String(valueOf(settings, 'renyiOrder')));
    told.set(divergence, [...(told.get(divergence) ?? []), specOf(id).name]);
  }
  if (told.size === 0) return null;
  const trained = [...told].map(
    ([divergence, owners]) =>
      `${owners.join(' and ')} ${owners.length === 1 ? 'trains' : 'train'} on ${divergence} in place of term1.`,
  );
  return `${trained.join(' ')} That objective is no bound. The curves show the KL.`;
}
