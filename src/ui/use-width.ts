/** The width of an element, kept up with, in lengths of its drawing. */
import { useLayoutEffect, useRef, useState } from 'react';
import { displayLook } from './display-look';

export function useWidth() {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(800);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const measure = () => setWidth(element.clientWidth / displayLook(element).scale);
    measure();
    const resized = new ResizeObserver(measure);
    resized.observe(element);
    return () => resized.disconnect();
  }, []);
  return [width, frame] as const;
}
