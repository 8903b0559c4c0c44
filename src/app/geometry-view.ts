/** The geometry view with its looks, as one thing to load. */
import './lab.css';
import './geometry.css';

export { GeometryView as default } from '../panels/geometry/geometry-view';
