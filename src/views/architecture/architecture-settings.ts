/** The settings of the Architecture view as fields: what a link to it holds. */
import { modelIds, type ModelId } from '../../models/registry';
import type { ChoiceField } from '../../schema/field';
import { nodeIds, type NodeId } from './layout';

export interface PickedNode {
  readonly model: ModelId;
  readonly node: NodeId;
}

export const textOf = ({ model, node }: PickedNode): string => `${model}.${node}`;

const every: readonly PickedNode[] = modelIds.flatMap((model) => nodeIds.map((node) => ({ model, node })));

export function pickedOf(text: string): PickedNode {
  const found = every.find((one) => textOf(one) === text);
  if (!found) throw new Error(`pickedOf: expected a model and a node of it, got ${text}; see nodeIds`);
  return found;
}

const node: ChoiceField = {
  kind: 'choice',
  link: 'node',
  label: 'Node',
  symbol: '',
  meaning: 'The node whose equation is open.',
  equation: null,
  moves: 'Architecture.',
  live: true,
  options: every.map(textOf),
  default: 'cg-bpef.y',
};

export const architectureFields = { node };
