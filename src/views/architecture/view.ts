/** Declares the view 'Architecture'. */
import { lateView } from '../view';

export const architecture = lateView({
  name: 'architecture',
  title: 'Architecture',
  heart: 'the three models',
  load: async () => (await import('./architecture-view')).ArchitectureView,
});
