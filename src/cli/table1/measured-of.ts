/** What a command on kept parameters wrote of a model into its file of JSON. */
import type { ModelId } from '../../models/registry';

/** `part` is its name in the file, `what` its name in words. Throws an Error for a file that holds none of that model. */
export function measuredOf<T>(given: unknown, model: ModelId, part: string, what: string, path: string): T {
  const file = given as {
    readonly models?: Readonly<Partial<Record<ModelId, Readonly<Record<string, T>>>>>;
  } | null;
  const measured = file?.models?.[model]?.[part];
  if (!measured) throw new Error(`${path}: expected ${what} of ${model}, got something else; remove it`);
  return measured;
}
