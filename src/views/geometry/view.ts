/** Declares the view 'Geometry'. */
import { lateView } from '../view';

export const geometry = lateView({
  name: 'geometry',
  title: 'Geometry',
  heart: 'the parts of term1',
  load: async () => (await import('./geometry-view')).GeometryView,
});
