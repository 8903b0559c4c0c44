/** Light, dark, or as the system has it; kept for the next visit, and applied before the first paint by public/theme.js. */
import { useState } from 'react';
import './theme-choice.css';

const KEY = 'coarse-grain/theme';
const themes = ['system', 'light', 'dark'] as const;
type Theme = (typeof themes)[number];

function current(): Theme {
  return themes.find((theme) => theme === document.documentElement.dataset.theme) ?? 'system';
}

function apply(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    if (theme === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // A browser that keeps nothing still shows the theme until the page is left.
  }
}

export function ThemeChoice() {
  const [theme, setTheme] = useState(current);
  return (
    <label className="theme-choice">
      Theme{' '}
      <select
        value={theme}
        onChange={(event) => {
          const chosen = event.target.value as Theme;
          apply(chosen);
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
  );
}
