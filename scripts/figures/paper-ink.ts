/** The page's light colours, as app/tokens.css has them, for figures made without a page. */
import type { PlotInk } from '../../src/ui/plot-canvas';

export const paperInk: PlotInk = {
  series: 'rgb(0, 114, 178)',
  other: 'rgb(213, 94, 0)',
  ink: 'rgb(28, 30, 34)',
  quiet: 'rgb(90, 95, 105)',
  surface: 'rgb(255, 255, 255)',
};
