/** Figure 1 with its looks, as one thing to load. */
import './lab.css';
import './architecture.css';

export { ArchitectureView as default } from '../panels/architecture/architecture-view';
