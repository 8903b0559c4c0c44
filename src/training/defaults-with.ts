/** A model's default settings with some changed: for small nets that are checked and tested. */
import type { CommonSettings } from '../models/contract';
import { specOf, type ModelId } from '../models/registry';
import { defaultsOf } from '../schema/read-values';

/** Of `change` a model takes the fields that it has. */
export function defaultsWith(id: ModelId, change: Readonly<Record<string, unknown>>): CommonSettings {
  const own = defaultsOf(specOf(id).fields);
  const changes = Object.entries(change).filter(([name]) => name in own);
  return { ...own, ...Object.fromEntries(changes) } as unknown as CommonSettings;
}
