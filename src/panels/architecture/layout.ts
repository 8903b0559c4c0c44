/** Figure 1 as nodes in rows and edges between them, with the shape of every tensor: a function of the settings. Pure. */
import type { Experiment } from '../../experiment/experiment';
import { specOf, type ModelId } from '../../models/registry';
import { chainOf, type Axis, type ChainPart } from './chains';

/** Every kind of node; layers are counted from the picture, 1 first. */
export const nodeIds = [
  'x',
  'encoder-1',
  'encoder-2',
  'encoder-3',
  'head',
  'prior',
  'term1',
  'y',
  'z',
  'decoder-1',
  'decoder-2',
  'decoder-3',
  'reconstruction',
  'term2',
] as const;
export type NodeId = (typeof nodeIds)[number];

export interface ArchitectureNode {
  readonly id: NodeId;
  readonly symbol: string;
  readonly name: string;
  readonly form: 'continuous' | 'discrete' | 'layer' | 'term';
  /** From 0 at the picture; the rows of all models are the same. */
  readonly row: number;
  /** The way of the numbers, or beside it: what term1 and term2 are taken of. */
  readonly lane: 'main' | 'side';
  readonly axes: readonly Axis[];
  /** Weights and biases that bring the numbers here, or that stand here; 0 where nothing is learned. */
  readonly parameters: number;
}

export interface ArchitectureEdge {
  readonly from: NodeId;
  readonly to: NodeId;
  /** Dashed: it is compared, and goes no further. */
  readonly compares: boolean;
}

export interface Architecture {
  readonly model: ModelId;
  readonly rows: number;
  readonly nodes: readonly ArchitectureNode[];
  readonly edges: readonly ArchitectureEdge[];
}

/** Numbers in one picture and sample. */
export const sizeOf = (axes: readonly Axis[]): number =>
  axes.reduce((product, { size }) => product * size, 1);

const dense = (from: number, to: number): number => from * to + to;

/** Hidden layers of the deepest model: the others leave rows empty, so that all heads stand in one row. */
const depthOf = ({ models }: Experiment): number =>
  Math.max(...Object.values(models).map(({ hidden }) => hidden.length));

/** `pixels` of one picture. Nodes are in the order of the way, side nodes after the node that they stand beside. */
export function architectureOf(model: ModelId, experiment: Experiment, pixels: number): Architecture {
  const settings = experiment.models[model];
  const { hidden, samples } = settings;
  const { head, prior, y, z } = chainOf(model, experiment.models);
  const depth = depthOf(experiment);
  const batch: Axis = { symbol: 'batch', size: experiment.batchSize };
  // Each picture is decoded L times.
  const drawn: Axis[] = samples === 1 ? [batch] : [batch, { symbol: 'L', size: samples }];
  const headRow = depth + 1;
  const rows = 2 * depth + 5;
  const latent = z ?? y;
  const main = (
    id: NodeId,
    row: number,
    part: Pick<ArchitectureNode, 'symbol' | 'name' | 'form'>,
    axes: readonly Axis[],
    parameters = 0,
  ): ArchitectureNode => ({
    id,
    row,
    lane: 'main',
    symbol: part.symbol,
    name: part.name,
    form: part.form,
    axes,
    parameters,
  });
  const layer = (side: 'encoder' | 'decoder', i: number, row: number, from: number, to: number) =>
    main(
      `${side}-${i + 1}` as NodeId,
      row,
      { symbol: `h${subscript(i + 1)}`, name: `${side} layer ${i + 1}, ReLU`, form: 'layer' },
      [...(side === 'encoder' ? [batch] : drawn), { symbol: 'hidden', size: to }],
      dense(from, to),
    );
  const sampled = (id: 'y' | 'z', row: number, part: ChainPart | null) =>
    part === null ? [] : [main(id, row, part, [...drawn, ...part.axes])];
  const into = sizeOf(latent?.axes ?? []);
  const backwards = hidden.toReversed();
  const beside = (
    id: NodeId,
    row: number,
    part: Pick<ArchitectureNode, 'symbol' | 'name' | 'form' | 'axes'>,
    parameters = 0,
  ): ArchitectureNode => ({ ...main(id, row, part, part.axes, parameters), lane: 'side' });
  const term = (index: 1 | 2, name: string) => ({
    symbol: `term${index}`,
    name,
    form: 'term' as const,
    axes: [batch],
  });
  const learned = specOf(model)
    .priorParameters(settings)
    .reduce((sum, { shape }) => sum + shape.reduce((product, size) => product * size, 1), 0);
  const nodes: ArchitectureNode[] = [
    main('x', 0, { symbol: 'x', name: 'picture', form: 'continuous' }, [
      batch,
      { symbol: 'D', size: pixels },
    ]),
    ...hidden.map((width, i) => layer('encoder', i, i + 1, hidden[i - 1] ?? pixels, width)),
    main('head', headRow, head, [batch, ...head.axes], dense(hidden.at(-1) ?? pixels, sizeOf(head.axes))),
    beside('prior', headRow + 1, prior, learned),
    beside('term1', headRow, term(1, 'KL of posterior and prior')),
    ...sampled('y', headRow + 1, y),
    ...sampled('z', headRow + 2, z),
    ...backwards.map((width, i) => layer('decoder', i, headRow + 3 + i, backwards[i - 1] ?? into, width)),
    main(
      'reconstruction',
      rows - 1,
      { symbol: 'x̂', name: 'reconstruction, f(z)', form: 'continuous' },
      [...drawn, { symbol: 'D', size: pixels }],
      dense(backwards.at(-1) ?? into, pixels),
    ),
    beside('term2', rows - 1, term(2, 'cross-entropy of picture and reconstruction')),
  ];
  return { model, rows, nodes, edges: edgesOf(nodes) };
}

function edgesOf(nodes: readonly ArchitectureNode[]): ArchitectureEdge[] {
  const way = nodes.filter(({ lane }) => lane === 'main').map(({ id }) => id);
  const edges = way.slice(1).map((to, i): ArchitectureEdge => ({ from: way[i], to, compares: false }));
  const compared: readonly (readonly [NodeId, NodeId])[] = [
    ['head', 'term1'],
    ['prior', 'term1'],
    ['x', 'term2'],
    ['reconstruction', 'term2'],
  ];
  return [...edges, ...compared.map(([from, to]) => ({ from, to, compares: true }))];
}

const digits = '₀₁₂₃₄₅₆₇₈₉';
const subscript = (value: number): string =>
  [...String(value)].map((digit) => digits[Number(digit)]).join('');

/** '100 × 20 × 5'. */
export const shapeText = (axes: readonly Axis[]): string => axes.map(({ size }) => size).join(' × ');

/** 'batch 100 × d 20 × M 5'. */
export const shapeWords = (axes: readonly Axis[]): string =>
  axes.map(({ symbol, size }) => `${symbol} ${size}`).join(' × ');
