/** The divergence lab with its looks, as one thing to load; what labs have in common stands in the Concrete lab's. */
import './concrete.css';
import './divergence.css';

export { DivergenceLab as default } from '../panels/divergence/divergence-lab';
