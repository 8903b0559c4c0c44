/** A part of the page that did not come is asked for once more, by another address: browsers remember a failed import. */

/** A part's file, or a sheet of its, could not be had. */
export class PartMissing extends Error {
  override readonly name = 'PartMissing';
}

let tries = 0;

/** The file of ours that an error names; browsers word it in their own ways, and Safari not at all. */
const fileIn = (error: unknown, ending: '.js' | '.css'): string | null => {
  const words = error instanceof Error ? error.message : '';
  return words.split(/[\s"']+/).find((word) => word.endsWith(ending)) ?? null;
};

function loadSheet(href: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => reject(new Error(href)));
    document.head.append(link);
  });
}

/** `load` imports the part's file, and gives what it exports. */
export async function importAgain<Module>(load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (error) {
    const [script, sheet] = [fileIn(error, '.js'), fileIn(error, '.css')];
    try {
      tries++;
      if (sheet !== null) await loadSheet(`${sheet}?again=${tries}`);
      if (script === null) return await load();
      return (await import(/* @vite-ignore */ `${script}?again=${tries}`)) as Module;
    } catch {
      throw new PartMissing(`expected ${script ?? sheet ?? 'its file'}, got no answer`, { cause: error });
    }
  }
}
