/** Declares the view 'Audit'. */
import { lateView } from '../view';

export const audit = lateView({
  name: 'audit',
  title: 'Audit',
  heart: 'the audit',
  load: async () => (await import('./audit-view')).AuditView,
});
