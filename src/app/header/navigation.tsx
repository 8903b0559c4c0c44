/** Links to the views of the page: real addresses, which a plain click follows without a reload. */
import { useReducer, type MouseEvent } from 'react';
import { viewSlice } from '../../state/view-store';
import { useActions, useSlice } from '../../state/use-page';
import { views } from '../../views/registry';
import type { Wiring } from '../wiring';
import './navigation.css';

/** One that opens elsewhere is the browser's business. */
const isPlain = ({ button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean =>
  button === 0 && !ctrlKey && !metaKey && !shiftKey && !altKey;

interface NavigationProps {
  readonly wiring: Wiring;
  /** After a view was chosen. */
  readonly onChoice?: () => void;
}

export function Navigation({ wiring, onChoice }: NavigationProps) {
  const actions = useActions();
  const current = useSlice(viewSlice, (state) => state.name);
  // An address holds the settings of the moment, so that it is written anew when a hand comes near.
  const [, refresh] = useReducer((count: number) => count + 1, 0);
  const follow = (event: MouseEvent, name: string) => {
    if (!isPlain(event)) return;
    event.preventDefault();
    onChoice?.();
    actions.show(name);
  };
  return (
    <nav className="views" aria-label="Views" onPointerEnter={refresh} onFocus={refresh}>
      <ul>
        {views.map(({ name, title }) => (
          <li key={name}>
            <a
              href={wiring.linkTo(name)}
              aria-current={name === current ? 'page' : undefined}
              onClick={(event) => follow(event, name)}
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
