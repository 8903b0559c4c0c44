/** The last audit of each model, and one under way. */
import type { AuditOptions } from '../../experiment/audit';
import { createMeasuredStore, type MeasuredStore } from '../../state/measured-store';
import { defineSlice } from '../../state/slice';

export type AuditSize = Pick<AuditOptions, 'pictures' | 'samples'>;

export const auditSlice = defineSlice<MeasuredStore<'audit'>>((page) => createMeasuredStore(page, 'audit'));
