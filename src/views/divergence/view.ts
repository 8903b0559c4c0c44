/** Declares the view 'Divergence'. */
import { lateView } from '../view';

export const divergence = lateView({
  name: 'divergence',
  title: 'Divergence',
  heart: 'the divergences',
  load: async () => (await import('./divergence-lab')).DivergenceLab,
});
