/** The view that is shown. One that was left keeps what was open and chosen in it, and costs nothing until it is shown again. */
import { Activity, Suspense, useEffect, useRef, useState } from 'react';
import { viewNames, viewTitles, type ViewName } from '../experiment/view';
import { useView } from '../state/use-page';
import { ErrorBoundary } from '../ui/error-boundary';
import { views, type ViewProps } from './views';

const ID = 'main';

export function CurrentView({ link, goTo }: ViewProps) {
  const name = useView((state) => state.name);
  const seen = useSeen(name);
  const main = useRef<HTMLElement>(null);
  const before = useRef(name);
  useEffect(() => {
    if (before.current === name) return;
    before.current = name;
    // As after a page is loaded: from the top, with what is new next in the order of reading.
    main.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [name]);
  const mode = (view: ViewName) => (view === name ? 'visible' : 'hidden');
  return (
    <div className={views[name].Beside ? 'body' : 'body body-whole'}>
      {seen.map((view) => {
        const { Beside } = views[view];
        return (
          Beside && (
            <Activity key={view} mode={mode(view)}>
              <Beside />
            </Activity>
          )
        );
      })}
      <main id={ID} ref={main} tabIndex={-1} aria-label={viewTitles[name]}>
        {seen.map((view) => {
          const { Content } = views[view];
          return (
            <Activity key={view} mode={mode(view)}>
              <ErrorBoundary what={`The view ${viewTitles[view]}`}>
                <Suspense fallback={<p role="status">Loading {viewTitles[view]} …</p>}>
                  <Content link={link} goTo={goTo} />
                </Suspense>
              </ErrorBoundary>
            </Activity>
          );
        })}
      </main>
    </div>
  );
}

/** The views shown so far, in their order. */
function useSeen(name: ViewName): readonly ViewName[] {
  const [seen, setSeen] = useState<readonly ViewName[]>([name]);
  if (seen.includes(name)) return seen;
  const now = viewNames.filter((view) => view === name || seen.includes(view));
  setSeen(now);
  return now;
}

/** Past the header. It leaves the address alone, where a link would stand in place of the experiment. */
export function SkipLink() {
  const { heart } = views[useView((state) => state.name)];
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
