/** Figure 1 in words: each model's way from picture to reconstruction with its shapes. Pure. */
import { specOf } from '../../models/registry';
import { formatCount, formatNats } from '../../ui/format';
import { shapeWords, sizeOf, type Architecture, type ArchitectureNode } from './layout';
import type { LiveColumn } from './use-columns';
import type { NodeValue } from './node-values';

/** Weights, biases and coefficients of a model. */
const parametersOf = ({ nodes }: Architecture): number =>
  nodes.reduce((sum, { parameters }) => sum + parameters, 0);

function wayOf({ architecture, values }: LiveColumn): string {
  const { model, nodes } = architecture;
  const way = nodes
    .filter(({ lane }) => lane === 'main')
    .map(({ symbol, axes }) => `${symbol} ${sizeOf(axes.slice(1))}`);
  const nats = (['term1', 'term2'] as const).flatMap((id) => {
    const value = values[id];
    return value?.kind === 'nats' ? [`${id} ${formatNats(value.nats)} nats`] : [];
  });
  const live = nats.length > 0 ? `, ${nats.join(', ')}` : '';
  return `${specOf(model).name}: ${way.join(' → ')}, ${formatCount(parametersOf(architecture))} parameters${live}`;
}

/** Numbers are those of one picture or sample. */
export const architectureSummary = (columns: readonly LiveColumn[]): string =>
  `Numbers a picture at each node. ${columns.map(wayOf).join('. ')}.`;

function valueWords(value: NodeValue): string {
  if (value.kind === 'outline') return value.words;
  return value.kind === 'nats' ? `${formatNats(value.nats)} nats` : 'shown as a picture';
}

/** What is shown at each node that has something, by its name: what a saved figure holds beside its shapes. */
export function shownValues({ values }: LiveColumn): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).map(([id, value]) => [id, valueWords(value)]));
}

/** The name of a node's button. */
export function nodeWords(model: string, node: ArchitectureNode, value: NodeValue | undefined): string {
  const form = node.form === 'layer' || node.form === 'term' ? '' : `, ${node.form}`;
  const shape = node.form === 'term' ? '' : `, ${shapeWords(node.axes)}`;
  return `${model}, ${node.symbol}: ${node.name}${form}${shape}${value ? `, ${valueWords(value)}` : ''}`;
}
