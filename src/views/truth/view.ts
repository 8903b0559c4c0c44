/** Declares the view 'Truth'. */
import { importAgain } from '../../ui/import-again';
import { lateView } from '../view';

export const truth = lateView({
  name: 'truth',
  title: 'Truth',
  heart: 'the parts of the gap',
  showsPast: true,
  load: async () => (await importAgain(() => import('./truth-view'))).TruthView,
});
