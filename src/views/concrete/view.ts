/** Declares the view 'Concrete'. */
import { importAgain } from '../../ui/import-again';
import { lateView } from '../view';

export const concrete = lateView({
  name: 'concrete',
  title: 'Concrete',
  heart: 'the triangles',
  load: async () => (await importAgain(() => import('./concrete-lab'))).ConcreteLab,
});
