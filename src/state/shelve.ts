/** A best that the run no longer holds in memory, as the shelf of its kept run names it. Pure. */
import type { Events } from '../engine/protocol';
import { ownLiveFields } from '../models/fields';
import { specOf } from '../models/registry';
import { valueOf } from '../schema/read-values';
import { printValue } from '../schema/value-text';
import { formatCount, formatNats } from '../ui/format';
import { nameOf } from './model-names';

type ShelvedBest = Events['shelved'];

interface NamedFile {
  /** The same T, M and R have the same name: the better one takes the place of the one before. */
  readonly name: string;
  readonly detail: string;
  readonly file: Uint8Array<ArrayBuffer>;
}

export function shelvedFile({
  model,
  temperature,
  settings,
  step,
  freeEnergy,
  file,
}: ShelvedBest): NamedFile {
  const own = ownLiveFields(specOf(model)).map(([name, field]) => {
    return `${field.symbol || field.label} ${printValue(valueOf(settings, name))}`;
  });
  const T = temperature === null ? [] : [`T ${Number(temperature.toPrecision(4))}`];
  return {
    name: [nameOf(model), ...T, ...own].join(', '),
    detail: `step ${formatCount(step)}, L ${formatNats(freeEnergy)}`,
    file: new Uint8Array(file),
  };
}
