/** Declares the view 'Table 1'. */
import { importAgain } from '../../ui/import-again';
import { lateView } from '../view';

export const table1 = lateView({
  name: 'table1',
  title: 'Table 1',
  heart: 'Table 1',
  load: async () => (await importAgain(() => import('./table1-view'))).Table1View,
});
