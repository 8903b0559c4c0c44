/** Puts a text on the clipboard; false where there is none, or the browser refuses it. Whoever asks then shows the text to be copied by hand. */
export async function copyText(text: string): Promise<boolean> {
  try {
    // Without HTTPS there is no clipboard at all.
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
