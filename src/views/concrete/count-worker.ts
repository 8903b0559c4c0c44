/** A worker of its own that counts a figure's samples and posts what it has; it ends, and its GPU device with it, when it is terminated. */
import { countFigure, type CountMessage, type CountRequest } from './count-figure';
import { openGpuCounter } from './gpu-counter';

self.onmessage = ({ data }: MessageEvent<CountRequest>) =>
  // As an error the page hears of it; a promise alone would fail in silence.
  countFigure(data, openGpuCounter, (message: CountMessage) => self.postMessage(message)).catch(reportError);
