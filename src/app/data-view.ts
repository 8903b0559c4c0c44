/** The Data view with its looks, as one thing to load. */
import './lab.css';
import './data.css';

export { DataView as default } from '../panels/data/data-view';
