/** Fetches the recording and the first digits, both beside the page, and hands them to their store. Whatever fails becomes a sentence there; it never rejects. */
import { readFirstDigits } from '../../../experiment/first-digits';
import { readRecording } from '../../../experiment/read-recording';
import type { RecordingStore } from '../recording-store';
import { wordsOf } from '../../../schema/words-of';

/** index.html asks for both ahead of the scripts, by these addresses. */
export const recordingFile = './recording.json';
export const firstDigitsFile = './data/mnist/first-digits.bin';

type Fetch = (address: string) => Promise<Response>;

/** An answer that is one; rejects with the file's name and what came instead. */
async function answerTo(file: string, ask: Fetch): Promise<Response> {
  const name = file.replace(/^\.\//, '');
  const response = await ask(file).catch((error: unknown) => {
    throw new Error(`${name}: expected an answer, got ${wordsOf(error)}`);
  });
  if (!response.ok) throw new Error(`${name}: expected the file, got ${response.status}`);
  return response;
}

/** Begins to fetch at once; what it answers puts the result into a store, and is done when it stands there. */
export function loadRecording(ask: Fetch = fetch): (store: RecordingStore, moving: boolean) => Promise<void> {
  const recording = answerTo(recordingFile, ask).then(async (response) =>
    readRecording(await response.text()),
  );
  const bytes = answerTo(firstDigitsFile, ask).then(
    async (response) => new Uint8Array(await response.arrayBuffer()),
  );
  // Each is awaited below; one that fails before that has still been noticed.
  void recording.catch(() => undefined);
  void bytes.catch(() => undefined);

  return async (store, moving) => {
    try {
      const shown = await recording;
      const { count, width, height } = Object.values(shown.models)[0].pictures[0];
      const digits = await bytes
        .then((all) => readFirstDigits(all, { count, width, height }))
        .catch(() => null);
      store.show(shown, digits, moving);
    } catch (error) {
      store.fail(wordsOf(error));
    }
  };
}
