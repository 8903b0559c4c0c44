/** Declares the view 'Data'. */
import { lateView } from '../view';

export const data = lateView({
  name: 'data',
  title: 'Data',
  heart: 'the data sets',
  load: async () => (await import('./data-view')).DataView,
});
