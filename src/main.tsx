/** Starts the page: an engine, its stores, the address, the first digits. Trains nothing by itself. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './app/tokens.css';
import './app/base.css';
import './app/controls.css';
import './app/layout.css';
import './app/forced-colours.css';
import './app/print.css';
import './app/projector.css';
import { App } from './app/app';
import { takeDroppedFiles } from './app/file-drops';
import { isolate } from './app/isolation';
import { keepWhenLeft } from './app/keep-when-left';
import { prepareForPaper } from './app/printing';
import { takeFiles } from './app/taken-files';
import { keepTranslatable } from './app/translated-page';
import { spareCoreInUse } from './app/page-use';
import { stayAwake } from './app/stay-awake';
import { fetchAhead } from './views/train/fetch-ahead';
import { loadRecording } from './views/train/recording/load-recording';
import { wire } from './app/wiring';
import { createClient } from './engine/client';
import type { EngineClient } from './engine/protocol';
import { createPage } from './state/create-page';
import { keptRunsSlice } from './state/kept-runs';
import { recordingSlice } from './views/train/recording-store';
import { listenToShortcuts } from './ui/shortcuts';

/** In a development build `?engine=fake` brings an engine that computes nothing, to look at the page with. */
async function engine(): Promise<EngineClient> {
  if (import.meta.env.DEV && new URLSearchParams(window.location.search).get('engine') === 'fake') {
    const { createFakeEngine } = await import('./engine/testing/fake-engine');
    return createFakeEngine({ millisecondsPerStep: 10, tick: 100 });
  }
  return createClient();
}

keepTranslatable();
prepareForPaper();

// At once: the sooner the page is isolated, the less of it is loaded twice.
void isolate(window);

const showRecording = loadRecording();
const patience = new Promise((resolve) => window.setTimeout(resolve, 2000));

/** Settles once what was rendered before has been drawn. */
const drawn = () =>
  new Promise<void>((resolve) => window.requestAnimationFrame(() => window.setTimeout(resolve)));

const root = document.getElementById('root');
if (!root) throw new Error('index.html: expected an element with the id root, got none');

const client = await engine();
const page = createPage(client);
spareCoreInUse(page, client, window);
const wiring = wire(page, window);
keepWhenLeft(page.of(keptRunsSlice), window);
stayAwake(page, window);
takeDroppedFiles(window, (files) => takeFiles(page, files));
/** Digits are picked where they are seen. */
const pickBeside = (by: 1 | -1) => {
  if (page.view.getState().name === 'train') void page.actions.pickBeside(by);
};
listenToShortcuts(window, { ArrowLeft: () => pickBeside(-1), ArrowRight: () => pickBeside(1) });
createRoot(root).render(
  <StrictMode>
    <App page={page} wiring={wiring} />
  </StrictMode>,
);

// The recording first: the worker's library and the data would only keep its first picture waiting.
const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
await Promise.race([showRecording(page.of(recordingSlice), !still).then(drawn), patience]);
void page.actions.open();
page.of(keptRunsSlice).begin(wiring.link);
fetchAhead();
