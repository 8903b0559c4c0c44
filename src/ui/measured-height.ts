/** Keeps an element's height in a property of the root, so that what lies under it can make room; 0 while it is not shown. Knows nothing of what it is. */
import { useCallback, type RefCallback } from 'react';

export function useMeasuredHeight(property: `--${string}`): RefCallback<HTMLElement> {
  return useCallback(
    (element: HTMLElement | null) => {
      if (!element) return;
      const { style } = document.documentElement;
      const measure = () => style.setProperty(property, `${element.getBoundingClientRect().height}px`);
      const observer = new ResizeObserver(measure);
      observer.observe(element);
      measure();
      return () => {
        observer.disconnect();
        style.removeProperty(property);
      };
    },
    [property],
  );
}
