/** The Concrete lab with its looks, as one thing to load. */
import './lab.css';
import './concrete.css';

export { ConcreteLab as default } from '../panels/concrete/concrete-lab';
