/** Figure 1 as nodes in rows and edges between them, with the shape of every tensor: a function of the settings. Pure. */
import type { Experiment } from '../../experiment/experiment';
import { modelsShown } from '../../experiment/most-on';
import { appendixE, netOf, parametersOf, type Layer } from '../../math/nets';
import type { CommonSettings } from '../../models/contract';
import type { Axis, ChainPart } from '../../models/figure-contract';
import { specOf, type ModelId } from '../../models/registry';
import { figures } from './figures';
import { layerPart } from './layer-node';

/** Every kind of node; layers are counted from the picture, 1 first. */
export const nodeIds = [
  'x',
  'encoder-1',
  'encoder-2',
  'encoder-3',
  'encoder-4',
  'encoder-5',
  'head',
  'prior',
  'term1',
  'y',
  'z',
  'decoder-1',
  'decoder-2',
  'decoder-3',
  'decoder-4',
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
  /** Of a hidden layer, and of the reconstruction, which is the last one: what kind of layer it is; null of the others. */
  readonly layer: Layer['kind'] | null;
  /** A hidden layer's kind in two words where layers of several kinds stand together; empty elsewhere. */
  readonly tag: string;
  /** Weights and biases that bring the numbers here, or that stand here; 0 where nothing is learned. */
  readonly parameters: number;
}

interface ArchitectureEdge {
  readonly from: NodeId;
  readonly to: NodeId;
  /** Dashed: it is compared, and goes no further. */
  readonly compares: boolean;
}

export interface Architecture {
  readonly model: ModelId;
  readonly settings: CommonSettings;
  readonly rows: number;
  readonly nodes: readonly ArchitectureNode[];
  readonly edges: readonly ArchitectureEdge[];
}

/** Numbers in one picture and sample. */
export const sizeOf = (axes: readonly Axis[]): number =>
  axes.reduce((product, { size }) => product * size, 1);

/** Hidden layers of a model's net, and its last ones; a convolutional net is for pictures of its own size. */
function layersOf(id: ModelId, { models }: Experiment, pixels: number) {
  const settings = models[id];
  const { net, hidden } = settings;
  const spec = specOf(id);
  const own = net === 'dense' ? pixels : appendixE.pictures ** 2;
  const ends = { pixels: own, head: spec.headSize(settings), input: spec.decoderInput(settings) };
  const { encoder, decoder } = netOf(net, hidden, ends);
  return {
    pixels: own,
    encoder: encoder.slice(0, -1),
    decoder: decoder.slice(0, -1),
    head: encoder[encoder.length - 1],
    last: decoder[decoder.length - 1],
  };
}

/** Hidden layers of the deepest model that is shown: the others leave rows empty, so that all heads stand in one row. */
function depthsOf(experiment: Experiment): { readonly encoder: number; readonly decoder: number } {
  const all = modelsShown(experiment.models).map((id) => layersOf(id, experiment, 1));
  return {
    encoder: Math.max(...all.map(({ encoder }) => encoder.length)),
    decoder: Math.max(...all.map(({ decoder }) => decoder.length)),
  };
}

/** `pixels` of one picture, which a convolutional net knows itself. Nodes are in the order of the way, side nodes after the node that they stand beside. */
export function architectureOf(model: ModelId, experiment: Experiment, given: number): Architecture {
  const settings = experiment.models[model];
  const { samples } = settings;
  const { pixels, encoder, decoder, head: headLayer, last } = layersOf(model, experiment, given);
  const { head, prior, y, z } = figures[model].chain(settings);
  const depths = depthsOf(experiment);
  const batch: Axis = { symbol: 'batch', size: experiment.batchSize };
  // Each picture is decoded L times.
  const drawn: Axis[] = samples === 1 ? [batch] : [batch, { symbol: 'L', size: samples }];
  const headRow = depths.encoder + 1;
  const rows = headRow + depths.decoder + 4;
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
    layer: null,
    tag: '',
    parameters,
  });
  const hidden = (side: 'encoder' | 'decoder', i: number, row: number, layer: Layer) => {
    const { symbol, name, tag, axes, parameters } = layerPart(side, i + 1, layer);
    const each = side === 'encoder' ? [batch] : drawn;
    const id = `${side}-${i + 1}` as NodeId;
    return {
      ...main(id, row, { symbol, name, form: 'layer' }, [...each, ...axes], parameters),
      layer: layer.kind,
      tag: settings.net === 'dense' ? '' : tag,
    };
  };
  const sampled = (id: 'y' | 'z', row: number, part: ChainPart | null) =>
    part === null ? [] : [main(id, row, part, [...drawn, ...part.axes])];
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
    .filter(({ trained = true }) => trained)
    .reduce((sum, { shape }) => sum + shape.reduce((product, size) => product * size, 1), 0);
  const nodes: ArchitectureNode[] = [
    main('x', 0, { symbol: 'x', name: 'picture', form: 'continuous' }, [
      batch,
      { symbol: 'D', size: pixels },
    ]),
    ...encoder.map((layer, i) => hidden('encoder', i, i + 1, layer)),
    main('head', headRow, head, [batch, ...head.axes], parametersOf(headLayer)),
    beside('prior', headRow + 1, prior, learned),
    beside('term1', headRow, term(1, 'KL of posterior and prior')),
    ...sampled('y', headRow + 1, y),
    ...sampled('z', headRow + 2, z),
    ...decoder.map((layer, i) => hidden('decoder', i, headRow + 3 + i, layer)),
    {
      ...main(
        'reconstruction',
        rows - 1,
        { symbol: 'x̂', name: 'reconstruction, f(z)', form: 'continuous' },
        [...drawn, { symbol: 'D', size: pixels }],
        parametersOf(last),
      ),
      layer: last.kind,
    },
    beside('term2', rows - 1, term(2, 'cross-entropy of picture and reconstruction')),
  ];
  return { model, settings, rows, nodes, edges: edgesOf(nodes) };
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

/** '100 × 20 × 5'. */
export const shapeText = (axes: readonly Axis[]): string => axes.map(({ size }) => size).join(' × ');

/** 'batch 100 × d 20 × M 5'. */
export const shapeWords = (axes: readonly Axis[]): string =>
  axes.map(({ symbol, size }) => `${symbol} ${size}`).join(' × ');
