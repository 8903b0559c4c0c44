/** Light, dark, or as the system has it, and whether for a projector; kept for the next visit, and applied before the first paint by public/theme.js. */
import { useState } from 'react';
import { keep } from '../../ui/kept';
import './theme-choice.css';

const themes = ['system', 'light', 'dark'] as const;
type Theme = (typeof themes)[number];
const PROJECTOR = 'projector';

const shown = () => document.documentElement.dataset;

/** On the page, and in the browser's storage under its name; null takes it off both. */
function apply(name: 'theme' | 'display', value: string | null): void {
  if (value === null) document.documentElement.removeAttribute(`data-${name}`);
  else document.documentElement.setAttribute(`data-${name}`, value);
  keep(name, value);
}

export function ThemeChoice() {
  const [theme, setTheme] = useState<Theme>(() => themes.find((name) => name === shown().theme) ?? 'system');
  const [projector, setProjector] = useState(() => shown().display === PROJECTOR);
  return (
    <>
      <label className="theme-choice">
        Theme{' '}
        <select
          value={theme}
          onChange={({ target }) => {
            const chosen = themes[target.selectedIndex];
            apply('theme', chosen === 'system' ? null : chosen);
            setTheme(chosen);
          }}
        >
          {themes.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className="theme-choice" title="Larger text and thicker lines, readable across a room.">
        <input
          type="checkbox"
          checked={projector}
          onChange={({ target }) => {
            apply('display', target.checked ? PROJECTOR : null);
            setProjector(target.checked);
          }}
        />
        Projector
      </label>
    </>
  );
}
