/** Declares the view 'Geometry'. */
import { importAgain } from '../../ui/import-again';
import { lateView } from '../view';

export const geometry = lateView({
  name: 'geometry',
  title: 'Geometry',
  heart: 'the parts of term1',
  showsPast: true,
  load: async () => (await importAgain(() => import('./geometry-view'))).GeometryView,
});
