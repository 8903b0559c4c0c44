/** A button over every node of the drawing: what a pointer or a key picks. */
import { specOf } from '../../models/registry';
import { nodeWords } from './architecture-words';
import { boxOf, rowsOf } from './architecture-scene';
import type { PickedNode } from './architecture-settings';
import type { LiveColumn } from './use-columns';

interface NodeButtonsProps {
  readonly columns: readonly LiveColumn[];
  readonly picked: PickedNode;
  readonly onPick: (picked: PickedNode) => void;
}

const whole = { width: 100, height: 100 };
const percent = (part: number) => `${part}%`;

export function NodeButtons({ columns, picked, onPick }: NodeButtonsProps) {
  const rows = rowsOf(columns);
  return columns.map(({ model, architecture, values }, c) => (
    <div key={model} className="node-buttons" role="group" aria-label={`Nodes of ${specOf(model).name}`}>
      {architecture.nodes.map((node) => {
        const { left, top, width, height } = boxOf(node, c, columns.length, rows, whole);
        return (
          <button
            key={node.id}
            type="button"
            className={`node-button node-${node.form}`}
            style={{ left: percent(left), top: percent(top), width: percent(width), height: percent(height) }}
            aria-label={nodeWords(specOf(model).name, node, values[node.id])}
            aria-pressed={picked.model === model && picked.node === node.id}
            onClick={() => onPick({ model, node: node.id })}
          />
        );
      })}
    </div>
  ));
}
