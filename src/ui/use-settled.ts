/** A text as it was when it last stood still, so that a listener hears what came of a movement and not every part of it. */
import { useEffect, useState } from 'react';

const STILL_MILLISECONDS = 700;

export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(text), STILL_MILLISECONDS);
    return () => window.clearTimeout(timer);
  }, [text]);
  return settled;
}
