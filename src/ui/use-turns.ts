/** Hands a rising number on to several takers one after another, so that costly drawings never fall into one frame; knows nothing of what is drawn. */
import { startTransition, useEffect, useRef, useState } from 'react';

/** The taker that is furthest behind gets the newest number. */
export function nextTurn(held: readonly number[], newest: number): readonly number[] {
  const behind = held.indexOf(Math.min(...held));
  return held[behind] === newest ? held : held.with(behind, newest);
}

/** What each of `count` takers holds: one of them moves on every `gap` milliseconds until all hold `newest`. */
export function useTurns(newest: number, count: number, gap: number): readonly number[] {
  const [held, setHeld] = useState<readonly number[]>(() => Array.from({ length: count }, () => newest));
  const latest = useRef(newest);
  const behind = held.some((one) => one !== newest);
  useEffect(() => {
    latest.current = newest;
  }, [newest]);
  useEffect(() => {
    if (!behind) return;
    const turn = () => startTransition(() => setHeld((before) => nextTurn(before, latest.current)));
    const timer = setInterval(turn, gap);
    return () => clearInterval(timer);
  }, [behind, gap]);
  return held;
}
