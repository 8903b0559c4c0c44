/** Declares the view 'Runs'. */
import { lateView } from '../view';

export const runs = lateView({
  name: 'runs',
  title: 'Runs',
  heart: 'the kept runs',
  load: async () => (await import('./runs-view')).RunsView,
});
