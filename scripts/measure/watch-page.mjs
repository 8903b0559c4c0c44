/** What watches a page from the inside while it is measured: handed to the browser as text before the page's own scripts, so it uses nothing from outside. */
export function watchPage() {
  /** @type {{ start: number; milliseconds: number; scripts: string[] }[]} */
  const frames = [];
  /** @type {{ start: number; milliseconds: number }[]} */
  const tasks = [];
  /** @type {Record<string, number[]>} */
  const answers = { pointerup: [], input: [] };
  const watch = {
    tasks,
    frames,
    answers,
    digits: NaN,
    clicked: NaN,
    live: NaN,
  };
  Object.assign(window, { measured: watch });

  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      tasks.push({ start: startTime, milliseconds: duration });
  }).observe({ type: 'longtask', buffered: true });

  // Long tasks do not say what was run in them; long frames do.
  if (PerformanceObserver.supportedEntryTypes.includes('long-animation-frame'))
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        /** @type {any[]} */
        const scripts = /** @type {any} */ (entry).scripts;
        frames.push({
          start: entry.startTime,
          milliseconds: entry.duration,
          scripts: scripts.map(
            (script) =>
              `${script.invoker} ${script.sourceURL.split('/').at(-1)}:${script.sourceCharPosition} ` +
              `${script.sourceFunctionName} ${Math.round(script.duration)} ms, ` +
              `of it layout ${Math.round(script.forcedStyleAndLayoutDuration)} ms`,
          ),
        });
      }
    }).observe({ type: 'long-animation-frame', buffered: true });

  /** A task that follows a frame runs after it was drawn. @param {() => void} call */
  const afterFrame = (call) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = call;
      port2.postMessage(null);
    });

  /** @param {'pointerup' | 'input'} type @param {(event: Event) => boolean} counts @param {(event: Event) => number} startOf */
  const time = (type, counts, startOf) =>
    window.addEventListener(
      type,
      (event) => {
        if (!counts(event)) return;
        const start = startOf(event);
        afterFrame(() => answers[type].push(performance.now() - start));
      },
      { capture: true },
    );
  const isA = (/** @type {Event} */ { target }, /** @type {string} */ selector) =>
    target instanceof Element && target.closest(selector) !== null;
  // The click and the change follow the release in the same task.
  time(
    'pointerup',
    (event) => isA(event, 'label'),
    ({ timeStamp }) => timeStamp,
  );
  // Definition 18: the main thread's time, so from where the event reaches it.
  time(
    'input',
    (event) => isA(event, 'input[type=range]'),
    () => performance.now(),
  );

  window.addEventListener(
    'click',
    (event) => {
      const button = event.target instanceof Element ? event.target.closest('button') : null;
      if (button?.textContent?.trim() === 'Train' && Number.isNaN(watch.clicked))
        watch.clicked = event.timeStamp;
    },
    { capture: true },
  );

  /** @param {HTMLCanvasElement} canvas */
  function isDrawn(canvas) {
    if (canvas.width === 0 || canvas.height === 0) return false;
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    return pixels.some((value, i) => value !== pixels[i % 4]);
  }
  function isLive() {
    const step = document.querySelector('[data-testid="step"]')?.textContent ?? '';
    const cell = document.querySelector('figure[aria-label="Small curve of L"] .curve-value');
    return (
      Number(step.replace(/\D/g, '')) > 0 &&
      document.querySelector('.recorded') === null &&
      /\d/.test(cell?.textContent ?? '')
    );
  }
  function look() {
    if (Number.isNaN(watch.digits) && [...document.querySelectorAll('canvas')].some(isDrawn))
      watch.digits = performance.now();
    if (Number.isNaN(watch.live) && !Number.isNaN(watch.clicked) && isLive()) watch.live = performance.now();
    if (Number.isNaN(watch.live)) requestAnimationFrame(look);
  }
  requestAnimationFrame(look);
}
