// Before the first paint: a chosen theme and display, and words where a file that the page begins with does not come. A file of its
// own, because the page allows no inline script.
addEventListener(
  'error',
  ({ target }) => {
    const begins =
      target instanceof HTMLScriptElement ||
      (target instanceof HTMLLinkElement && target.rel === 'stylesheet');
    if (begins && !document.querySelector('#root > *')) document.documentElement.dataset.start = 'failed';
  },
  true,
);
try {
  const theme = localStorage.getItem('coarse-grain/theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  const display = localStorage.getItem('coarse-grain/display');
  if (display === 'projector') document.documentElement.dataset.display = display;
} catch {
  // Without storage the system's theme holds, on a desk's display.
}
