/** Declares the view 'Compare'. */
import { importAgain } from '../../ui/import-again';
import { lateView } from '../view';

export const compare = lateView({
  name: 'compare',
  title: 'Compare',
  heart: 'the runs to compare',
  showsPast: true,
  load: async () => (await importAgain(() => import('./compare-view'))).CompareView,
});
