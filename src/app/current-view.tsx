/** The view that is shown. One that was left keeps what was open and chosen in it, and costs nothing until it is shown again. */
import { Activity, Fragment, useEffect, useRef, useState } from 'react';
import { viewSlice } from '../state/view-store';
import { useSlice } from '../state/use-page';
import { ErrorBoundary } from '../ui/error-boundary';
import { useWide } from '../ui/use-wide';
import { viewNamed, views } from '../views/registry';
import type { View, ViewProps } from '../views/view';

const ID = 'main';

export function CurrentView({ link }: ViewProps) {
  const name = useSlice(viewSlice, (state) => state.name);
  const seen = useSeen(name);
  const wide = useWide();
  const main = useRef<HTMLElement>(null);
  const before = useRef(name);
  useEffect(() => {
    if (before.current === name) return;
    before.current = name;
    // As after a page is loaded: from the top, with what is new next in the order of reading.
    main.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [name]);
  const mode = (view: View) => (view.name === name ? 'visible' : 'hidden');
  const current = viewNamed(name);
  const beside = (
    <Fragment key="beside">
      {seen.map(
        (view) =>
          view.Beside && (
            <Activity key={view.name} mode={mode(view)}>
              <view.Beside />
            </Activity>
          ),
      )}
    </Fragment>
  );
  const content = (
    <main key="content" id={ID} ref={main} tabIndex={-1} aria-label={current.title}>
      {seen.map((view) => (
        <Activity key={view.name} mode={mode(view)}>
          <ErrorBoundary what={`The view ${view.title}`}>
            <view.Content link={link} />
          </ErrorBoundary>
        </Activity>
      ))}
    </main>
  );
  return (
    <div className={current.Beside ? 'body' : 'body body-whole'}>
      {/* In the order in which they are seen and reached. */}
      {wide ? [beside, content] : [content, beside]}
    </div>
  );
}

/** The views shown so far, in their order. */
function useSeen(name: string): readonly View[] {
  const [seen, setSeen] = useState<readonly View[]>([viewNamed(name)]);
  if (seen.some((view) => view.name === name)) return seen;
  const now = views.filter((view) => view.name === name || seen.includes(view));
  setSeen(now);
  return now;
}

/** Past the header. It leaves the address alone, where a link would stand in place of the experiment. */
export function SkipLink() {
  const { heart } = viewNamed(useSlice(viewSlice, (state) => state.name));
  return (
    <a
      className="skip"
      href={`#${ID}`}
      onClick={(event) => {
        event.preventDefault();
        document.getElementById(ID)?.focus();
      }}
    >
      Skip to {heart}
    </a>
  );
}
