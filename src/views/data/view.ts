/** Declares the view 'Data'. */
import { importAgain } from '../../ui/import-again';
import { lateView } from '../view';

export const data = lateView({
  name: 'data',
  title: 'Data',
  heart: 'the data sets',
  load: async () => (await importAgain(() => import('./data-view'))).DataView,
});
