/** Declares the view 'Concrete'. */
import { lateView } from '../view';

export const concrete = lateView({
  name: 'concrete',
  title: 'Concrete',
  heart: 'the triangles',
  load: async () => (await import('./concrete-lab')).ConcreteLab,
});
