/** Declares the view 'Audit'. */
import { importAgain } from '../../ui/import-again';
import { lateView } from '../view';

export const audit = lateView({
  name: 'audit',
  title: 'Audit',
  heart: 'the audit',
  load: async () => (await importAgain(() => import('./audit-view'))).AuditView,
});
