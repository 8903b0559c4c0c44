import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { createRecordingStore } from '../recording-store';
import { firstDigitsFile, loadRecording, recordingFile } from './load-recording';

const digits = new Uint8Array(12 * 785).fill(3);

/** A host with some files; what it has not is a 404, and what is null cannot be reached. */
function host(files: Readonly<Record<string, BodyInit | null>>) {
  return async (address: string): Promise<Response> => {
    const body = files[address];
    if (body === null) throw new TypeError('Failed to fetch');
    return body === undefined ? new Response('none', { status: 404 }) : new Response(body);
  };
}

async function loaded(files: Readonly<Record<string, BodyInit | null>>, moving = false) {
  const store = createRecordingStore(() => undefined);
  await loadRecording(host(files))(store, moving);
  return store.getState();
}

describe('loadRecording', () => {
  it('shows the recording with its digits', async () => {
    const text = await readFile('public/recording.json', 'utf8');
    const state = await loaded({ [recordingFile]: text, [firstDigitsFile]: digits }, true);
    expect(state).toMatchObject({ problem: null, playing: true });
    expect(state.recording?.experiment.seed).toBe(1);
    expect([...state.digits!.labels]).toEqual(Array(10).fill(3));
    const still = await loaded({ [recordingFile]: text, [firstDigitsFile]: digits });
    expect(still).toMatchObject({ playing: false, position: 13 });
  });

  it('shows it without digits that are missing or damaged', async () => {
    const text = await readFile('public/recording.json', 'utf8');
    for (const wrong of [undefined, null, digits.subarray(1)]) {
      const files = { [recordingFile]: text, ...(wrong !== undefined && { [firstDigitsFile]: wrong }) };
      const state = await loaded(files);
      expect(state.recording).not.toBeNull();
      expect([state.digits, state.problem]).toEqual([null, null]);
    }
  });

  it.each([
    ['is missing', {}, 'recording.json: expected the file, got 404'],
    [
      'cannot be reached',
      { [recordingFile]: null },
      'recording.json: expected an answer, got Failed to fetch',
    ],
    ['is damaged', { [recordingFile]: '{}' }, /^recording: expected .* at format/],
  ])('says so where it %s', async (_, files, problem) => {
    const state = await loaded(files);
    expect(state.recording).toBeNull();
    expect(state.problem).toMatch(problem);
  });
});

describe('index.html', () => {
  it('asks for both files ahead of the scripts', async () => {
    const page = await readFile('index.html', 'utf8');
    for (const file of [recordingFile, firstDigitsFile])
      expect(page).toMatch(
        new RegExp(`<link rel="preload" as="fetch" href="${file.replaceAll('.', '\\.')}" crossorigin />`),
      );
  });
});
