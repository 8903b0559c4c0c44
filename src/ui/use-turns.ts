/** Hands a value on to several takers one after another, so that costly drawings never fall into one frame; knows nothing of what is drawn. */
import { startTransition, useEffect, useRef, useState } from 'react';

export interface Held<T> {
  /** What each taker has. */
  readonly values: readonly T[];
  /** Who moved last. */
  readonly last: number;
}

/** The next taker in the round that has another value gets the newest. */
export function handedOn<T>(held: Held<T>, newest: T): Held<T> {
  const { values, last } = held;
  const round = values.map((_, i) => (last + 1 + i) % values.length);
  const next = round.find((taker) => values[taker] !== newest);
  return next === undefined ? held : { values: values.with(next, newest), last: next };
}

/** What each of `count` takers has: one of them moves on every `gap` milliseconds until all have `newest`. */
export function useTurns<T>(newest: T, count: number, gap: number): readonly T[] {
  const [held, setHeld] = useState<Held<T>>(() => ({
    values: Array.from({ length: count }, () => newest),
    last: count - 1,
  }));
  const latest = useRef(newest);
  useEffect(() => {
    latest.current = newest;
  }, [newest]);
  const isBehind = held.values.some((value) => value !== newest);
  useEffect(() => {
    if (!isBehind) return;
    const turn = () => startTransition(() => setHeld((before) => handedOn(before, latest.current)));
    const timer = setInterval(turn, gap);
    return () => clearInterval(timer);
  }, [isBehind, gap]);
  return held.values;
}
