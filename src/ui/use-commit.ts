/** Hears the browser's own `change` event of an input: the moment a value is let go, which React's onChange is not. */
import { useCallback, type RefCallback } from 'react';

export function useCommit(commit: (input: HTMLInputElement) => void): RefCallback<HTMLInputElement> {
  return useCallback(
    (input: HTMLInputElement | null) => {
      if (!input) return;
      const listener = () => commit(input);
      input.addEventListener('change', listener);
      return () => input.removeEventListener('change', listener);
    },
    [commit],
  );
}
