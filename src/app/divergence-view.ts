/** The divergence lab with its looks, as one thing to load. */
import './lab.css';
import './divergence.css';

export { DivergenceLab as default } from '../panels/divergence/divergence-lab';
