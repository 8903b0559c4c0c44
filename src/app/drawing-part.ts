/** The pad of a hand, loaded when it is first opened. */
import './drawing.css';

export { Drawing as default } from '../panels/drawing/drawing';
