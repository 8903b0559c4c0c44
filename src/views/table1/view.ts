/** Declares the view 'Table 1'. */
import { lateView } from '../view';

export const table1 = lateView({
  name: 'table1',
  title: 'Table 1',
  heart: 'Table 1',
  load: async () => (await import('./table1-view')).Table1View,
});
