/** Opens a run file, a run with its trained models: the button, and the input that others open too. What is found in it is a message of the page. */
import { useRef, type RefObject } from 'react';
import { runFileSlice } from '../state/run-file-store';
import { useSlice, useSliceStore } from '../state/use-page';

export function OpenRunFile({ children }: { readonly children: string }) {
  const reading = useSlice(runFileSlice, (state) => state.reading !== null);
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        disabled={reading}
        title="A run file (.zip). Or drop it anywhere on the page."
        onClick={() => input.current?.click()}
      >
        {children}
      </button>
      <RunFileInput input={input} />
    </>
  );
}

export function RunFileInput({ input }: { readonly input: RefObject<HTMLInputElement | null> }) {
  const { take } = useSliceStore(runFileSlice);
  return (
    <input
      ref={input}
      type="file"
      accept=".zip"
      hidden
      aria-label="Run file"
      onChange={({ target }) => {
        const files = [...(target.files ?? [])].map((blob) => ({ name: blob.name, blob }));
        // The same file can be chosen again.
        target.value = '';
        if (files.length > 0) void take(files);
      }}
    />
  );
}
