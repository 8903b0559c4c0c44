/** CG-VAE's tensor half: the coarse grain with any family, by a table of statistics where the family is linear in its parameters. */
import { heap } from '../../gpu/heap/heap';
import {
  klTableGrainKernel,
  tableExactKernel,
  tableGrainKernel,
} from '../../gpu/kernels/table-grain/table-grain';
import type { Tensor2D } from '../../gpu/tf';
import { parametersOfMoments, statisticsBasis } from '../../math/bregman-newton';
import type { TensorModel } from '../contract';
import { gridModel, type FusedOperations, type GridParts } from '../grid/grid-model';
import { linearOperations } from '../grid/linear-operations';
import { monomials, tableTensor, type StatisticsTable } from '../grid/tables';
import { curvedOperations } from './curved-operations';
import type { Family } from './families/family';
import { families } from './families/registry';
import { familyKernels } from './family-kernels';
import { gridStatistics } from './family-logits';
import { cgSpec, type CgSettings } from './spec';

/** Statistics whose sums one invocation of a kernel keeps in its registers. */
const MOST_IN_REGISTERS = 20;

const tables = new WeakMap<object, StatisticsTable>();

/** Of a linear family, the same object each time; null for a curved one. */
function tableOf(settings: CgSettings): StatisticsTable | null {
  const { family, components, polynomialOrder, gridPoints: points } = settings;
  // A mixture of one is the paper's polynomial.
  if (family === 'mixture' && components === 1) return monomials(polynomialOrder, points);
  const statistics = gridStatistics(settings);
  if (!statistics) return null;
  const order = statistics.length;
  const table = tables.get(statistics) ?? {
    values: Float32Array.from(statistics.flat()),
    order,
    points,
    odd: false,
  };
  tables.set(statistics, table);
  return table;
}

const fusedWith = (statistics: StatisticsTable): FusedOperations => {
  const { points: gridPoints } = statistics;
  return {
    kl: (posterior, prior) =>
      klTableGrainKernel.apply(
        { posterior, prior, table: tableTensor(statistics) },
        { gridPoints },
      ) as Tensor2D,
    sample: (coefficients, attributes) =>
      tableGrainKernel.apply({ coefficients, table: tableTensor(statistics) }, attributes) as Tensor2D,
    sampleExact: (coefficients, attributes) =>
      tableExactKernel.apply({ coefficients, table: tableTensor(statistics) }, attributes) as Tensor2D,
  };
};

const partsOf = (settings: CgSettings): GridParts => {
  const family: Family = families[settings.family];
  const size = family.size(settings);
  const table = tableOf(settings);
  if (table)
    return {
      size,
      isUniformAtZero: true,
      operations: linearOperations(table),
      fused: size <= MOST_IN_REGISTERS && klTableGrainKernel.available() ? fusedWith(table) : null,
    };
  if (family.kind === 'linear') throw new Error(`${settings.family}: expected a table of its statistics`);
  const kernels = familyKernels[settings.family];
  const own = heap();
  return {
    size,
    isUniformAtZero: false,
    operations: { ...curvedOperations(family, settings), ...(own && kernels?.onHeap(own, settings)) },
    fused: kernels?.fused(settings) ?? null,
  };
};

const statisticsOf = (settings: CgSettings) => {
  const statistics = gridStatistics(settings);
  if (!statistics) throw new Error(`${settings.family}: expected a family with a Bregman centroid`);
  return statistics;
};

export const cgModel: TensorModel<CgSettings> = gridModel<CgSettings>(cgSpec, partsOf, {
  basis: (settings) => statisticsBasis(statisticsOf(settings)).values,
  parameters: (moments, settings) => parametersOfMoments(moments, statisticsOf(settings)),
});
