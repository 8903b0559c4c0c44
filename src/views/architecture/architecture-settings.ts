/** The settings of the Architecture view as fields: what a link to it holds. */
import { modelIds, type ModelId } from '../../models/registry';
import type { ChoiceField } from '../../schema/field';
import { figures } from './figures';
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

/** The relaxed sample of a model that makes z of it, which is figure 1's own point; else the first head. */
const first =
  every.find(
    ({ model, node }) => node === 'y' && figures[model].explanations.z && figures[model].explanations.y,
  ) ?? every.find(({ node }) => node === 'head')!;

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
  default: textOf(first),
};

export const architectureFields = { node };
