/** Declares the view 'Latent map'. */
import { importAgain } from '../../ui/import-again';
import { lateView } from '../view';

export const latentMap = lateView({
  name: 'latent-map',
  title: 'Latent map',
  heart: 'the maps',
  showsPast: true,
  load: async () => (await importAgain(() => import('./latent-map-view'))).LatentMapView,
});
