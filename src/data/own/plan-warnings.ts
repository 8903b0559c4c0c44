/** What a plan says of its files before anything is read: which were left out, and which pictures have no labels. Pure. */
import { grouped } from '../data-amounts';
import { roles, type Role } from '../pictures/role-names';

const named = 4;

/** Of files beside others that are read. */
export function leftOutText(names: readonly string[]): string[] {
  const { length } = names;
  if (length === 0) return [];
  const files = length === 1 ? '1 file is of no kind' : `${grouped(length)} files are of no kind`;
  const more = length > named ? ` and ${grouped(length - named)} more` : '';
  return [`${files} that is read here, and left out: ${names.slice(0, named).join(', ')}${more}.`];
}

/** Where some parts have labels and others have none. */
export function unlabelledText(
  parts: readonly { readonly role: Role; readonly labelled: boolean }[],
): string[] {
  if (!parts.some(({ labelled }) => labelled)) return [];
  const without = new Set(parts.filter(({ labelled }) => !labelled).map(({ role }) => role));
  return roles.filter((role) => without.has(role)).map((role) => `The ${role} pictures have no labels.`);
}
