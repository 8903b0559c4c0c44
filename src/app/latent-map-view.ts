/** The latent map with its looks, as one thing to load. */
import './lab.css';
import './latent-map.css';

export { LatentMapView as default } from '../panels/latent-map/latent-map-view';
