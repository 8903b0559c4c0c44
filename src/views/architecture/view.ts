/** Declares the view 'Architecture'. */
import { importAgain } from '../../ui/import-again';
import { lateView } from '../view';

export const architecture = lateView({
  name: 'architecture',
  title: 'Architecture',
  heart: 'the models',
  showsPast: true,
  load: async () => (await importAgain(() => import('./architecture-view'))).ArchitectureView,
});
