/** Declares the view 'Runs'. */
import { importAgain } from '../../ui/import-again';
import { lateView } from '../view';

export const runs = lateView({
  name: 'runs',
  title: 'Runs',
  heart: 'the kept runs',
  load: async () => (await importAgain(() => import('./runs-view'))).RunsView,
});
