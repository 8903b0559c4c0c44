/** What a schema makes of a value of a run file, or a refusal that says where it does not fit. */
import * as v from 'valibot';
import { refusal } from './refusal';

/** Characters of a path that are quoted. */
const quotedPath = 100;

type Schema = v.GenericSchema<unknown, unknown>;

export function checked<S extends Schema>(schema: S, given: unknown, part: string): v.InferOutput<S> {
  const read = v.safeParse(schema, given, { abortEarly: true });
  if (read.success) return read.output;
  const { path, expected, requirement, received }: v.BaseIssue<unknown> = read.issues[0];
  const where = path?.map(({ key }) => String(key)).join('.') ?? 'the top';
  throw refusal(part, `${expected ?? String(requirement)} at ${where.slice(0, quotedPath)}`, received);
}

/** The value of JSON in UTF-8. */
export function parsed(bytes: Uint8Array, part: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw refusal(part, 'JSON', 'something else');
  }
}
