/** A number that grows from frame to frame to its end, as rain falls; at once with reduced motion. */
import { useEffect, useState } from 'react';

const FRAMES = 90;

/** Begins anew when `again` changes. */
export function useRain(most: number, again: number): number {
  const [fallen, setFallen] = useState(0);
  useEffect(() => {
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    let frame = 0;
    let asked = 0;
    const fall = () => {
      frame = still ? FRAMES : frame + 1;
      setFallen(Math.round((most * frame) / FRAMES));
      if (frame < FRAMES) asked = window.requestAnimationFrame(fall);
    };
    asked = window.requestAnimationFrame(fall);
    return () => window.cancelAnimationFrame(asked);
  }, [most, again]);
  return fallen;
}
