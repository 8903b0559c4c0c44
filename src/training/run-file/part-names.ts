/** What the parts of a run file are called (definition 20). A file format (docs/notation.md). */

export const jsonPart = 'run.json';
export const parametersPart = (model: string) => `parameters/${model}.safetensors`;
export const optimiserPart = (model: string) => `optimiser/${model}.safetensors`;
export const statePart = (model: string) => `state/${model}.safetensors`;
/** `n` counts a model's bests from 1. */
export const bestPart = (model: string, n: number) => `best/${model}-${n}.safetensors`;

/** The model whose best a part is; null of another part. */
export const modelOfBest = (part: string): string | null =>
  /^best\/(.+)-\d+\.safetensors$/.exec(part)?.[1] ?? null;
