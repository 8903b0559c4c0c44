/** What the parts of a run file are called (definition 20). A file format (docs/notation.md). */

export const jsonPart = 'run.json';
export const parametersPart = (model: string) => `parameters/${model}.safetensors`;
export const optimiserPart = (model: string) => `optimiser/${model}.safetensors`;
export const statePart = (model: string) => `state/${model}.safetensors`;
/** `n` counts a model's bests from 1. */
export const bestPart = (model: string, n: number) => `best/${model}-${n}.safetensors`;

/** Whose part it is and of which kind; null of a name that no part has. */
export function partOf(name: string): { readonly kind: string; readonly model: string } | null {
  const [, kind, model] = /^(parameters|optimiser|state|best)\/(.+)\.safetensors$/.exec(name) ?? [];
  if (kind === undefined) return null;
  return { kind, model: kind === 'best' ? model.replace(/-\d+$/, '') : model };
}
