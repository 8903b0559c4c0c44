/** Declares the view 'Divergence'. */
import { importAgain } from '../../ui/import-again';
import { lateView } from '../view';

export const divergence = lateView({
  name: 'divergence',
  title: 'Divergence',
  heart: 'the divergences',
  showsPast: true,
  load: async () => (await importAgain(() => import('./divergence-lab'))).DivergenceLab,
});
