/** The audit with its looks, as one thing to load. */
import './lab.css';
import './audit.css';

export { AuditView as default } from '../panels/audit/audit-view';
