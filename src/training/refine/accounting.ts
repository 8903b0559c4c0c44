/** What a gain by refining says of a model. Pure. */
import type { Accounting } from '../../experiment/refined';
import type { CommonSettings, ModelSpec } from '../../models/contract';
import { blankDistribution } from '../../models/latent/readings';

/** L of relaxed samples is no bound of log p(x). */
export const accountingOf = (spec: ModelSpec, settings: CommonSettings): Accounting =>
  blankDistribution(spec, settings).reading === 'exact' ? 'bound' : 'paper';
