/** The worker: an engine on the browser's platform, answering the page. Nothing is decided here. */
import { createBrowserPlatform } from './browser-platform';
import { createEngine } from './engine';
import { tellOfWork } from '../gpu/tell-of-work';
import { serve, type Port } from './serve';

// What no command was waiting for would be lost in silence; thrown, it reaches the client as the worker's error.
self.addEventListener('unhandledrejection', ({ reason }) => reportError(reason));

serve(self as unknown as Port, (emit) => createEngine(createBrowserPlatform(emit)));

// A page that asks meanwhile gets no answer until the work is done.
tellOfWork(() => self.postMessage({ pong: true }));
