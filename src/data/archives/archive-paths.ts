/** The paths of files in archives and folders: which of them a system left behind, and what of them is no name. Pure; the one place of both rules. */

/** Folders and files of macOS, Windows, Synology, QNAP, Linux and Jupyter, beside all whose names begin with a point. */
const left = new Set([
  '__macosx',
  'thumbs.db',
  'ehthumbs.db',
  'desktop.ini',
  'icon\r',
  '@eadir',
  '#recycle',
  '@recycle',
  '$recycle.bin',
  'system volume information',
  'lost+found',
  '__pycache__',
]);

/** Whether it was left behind by a file manager or another program, and not by the owner. */
export const isHidden = (path: string): boolean =>
  path.split('/').some((name) => name.startsWith('.') || left.has(name.toLowerCase()));

/** What may be no name: one of the parts below, at the beginning or behind a slash. */
const mayClimb = /\\|\/\/|(^|\/)\.{0,2}(\/|$)|(^|\/)[a-z]:\//i;

/**
 * The folders and the name of a file alone: without './', '../', a drive, or a leading '/'. Nothing is ever written under a path, but
 * these would stand for folders, and so for classes. Some programs of Windows part folders by backslashes.
 */
export function plainPath(name: string): string {
  if (!mayClimb.test(name)) return name;
  const isName = (part: string) => !['', '.', '..'].includes(part) && !/^[a-z]:$/i.test(part);
  return name.replaceAll('\\', '/').split('/').filter(isName).join('/');
}
