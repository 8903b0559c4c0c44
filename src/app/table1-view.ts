/** The Table 1 view with its looks, as one thing to load. */
import './lab.css';
import './table1.css';

export { Table1View as default } from '../panels/table1/table1-view';
