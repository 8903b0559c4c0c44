// Applies a chosen theme and display before the first paint; a file of its own, because the page allows no inline script.
try {
  const theme = localStorage.getItem('coarse-grain/theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  const display = localStorage.getItem('coarse-grain/display');
  if (display === 'projector') document.documentElement.dataset.display = display;
} catch {
  // Without storage the system's theme holds, on a desk's display.
}
