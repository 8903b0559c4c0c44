/** Links to the views of the page: real addresses, which a plain click follows without a reload. */
import { useReducer, type MouseEvent } from 'react';
import { viewNames, viewTitles, type ViewName } from '../experiment/view';
import { useView } from '../state/use-page';
import type { Wiring } from './wiring';

/** One that opens elsewhere is the browser's business. */
const isPlain = ({ button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean =>
  button === 0 && !ctrlKey && !metaKey && !shiftKey && !altKey;

export function Navigation({ wiring }: { readonly wiring: Wiring }) {
  const current = useView((state) => state.name);
  // An address holds the settings of the moment, so that it is written anew when a hand comes near.
  const [, refresh] = useReducer((count: number) => count + 1, 0);
  const follow = (event: MouseEvent, name: ViewName) => {
    if (!isPlain(event)) return;
    event.preventDefault();
    wiring.goTo(name);
  };
  return (
    <nav className="views" aria-label="Views" onPointerEnter={refresh} onFocus={refresh}>
      <ul>
        {viewNames.map((name) => (
          <li key={name}>
            <a
              href={wiring.linkTo(name)}
              aria-current={name === current ? 'page' : undefined}
              onClick={(event) => follow(event, name)}
            >
              {viewTitles[name]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
