/** Declares the view 'Latent map'. */
import { lateView } from '../view';

export const latentMap = lateView({
  name: 'latent-map',
  title: 'Latent map',
  heart: 'the maps',
  load: async () => (await import('./latent-map-view')).LatentMapView,
});
