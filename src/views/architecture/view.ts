/** Declares the view 'Architecture'. */
import { modelCount } from '../../state/model-names';
import { lateView } from '../view';

export const architecture = lateView({
  name: 'architecture',
  title: 'Architecture',
  heart: `the ${modelCount} models`,
  load: async () => (await import('./architecture-view')).ArchitectureView,
});
