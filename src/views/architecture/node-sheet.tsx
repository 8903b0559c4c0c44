/** The sheet of the picked node: its shape and equation, and each term with its curve, slider and file. */
import { importAgain } from '../../ui/import-again';
import { latePart } from '../../ui/late-part';
import { modelFields } from '../../experiment/model-fields';
import { specOf, type ModelId } from '../../models/registry';
import { experimentSlice } from '../../state/experiment-store';
import { appliesTo, modelsMoved } from '../../state/settings';
import { useSlice } from '../../state/use-page';
import { formatCount } from '../../ui/format';
import { MathSymbol } from '../../ui/symbol';
import type { EquationTerm } from '../../models/figure-contract';
import { explanationOf } from './explanations';
import { shapeWords, type Architecture, type NodeId } from './layout';

const { Part: Equation } = latePart(
  async () => (await importAgain(() => import('../../ui/equation'))).Equation,
);

interface NodeSheetProps {
  readonly architecture: Architecture;
  readonly node: NodeId;
  /** Shows the Train view and there the first of these anchors. */
  readonly onReveal: (...anchors: readonly string[]) => void;
}

export function NodeSheet({ architecture, node: id, onReveal }: NodeSheetProps) {
  const { model, nodes } = architecture;
  const node = nodes.find((one) => one.id === id);
  const explanation = node && explanationOf(architecture, node);
  const { name } = specOf(model);
  if (!node || !explanation)
    return (
      <section className="node-sheet" aria-label="Node">
        <p className="empty">{name} has no such node with these settings: pick another.</p>
      </section>
    );
  return (
    <section className="node-sheet" aria-labelledby="node-heading">
      <h3 id="node-heading">
        {node.symbol}: {node.name} <span className="quiet-text">{name}</span>
      </h3>
      <p className="number">
        {node.form === 'term' ? 'One number per picture, in nats.' : `Shape: ${shapeWords(node.axes)}.`}
        {node.parameters > 0 && ` ${formatCount(node.parameters)} learned parameters produce it.`}
      </p>
      <Equation meanwhile={null} {...explanation.equation} />
      <ul className="node-terms" aria-label="Terms of the equation">
        {explanation.terms.map((term) => (
          <Term key={term.symbol} term={term} model={model} onReveal={onReveal} />
        ))}
      </ul>
    </section>
  );
}

interface TermProps {
  readonly term: EquationTerm;
  readonly model: ModelId;
  readonly onReveal: NodeSheetProps['onReveal'];
}

function Term({ term, model, onReveal }: TermProps) {
  const { symbol, meaning, curve, setting, file } = term;
  const shown = useSlice(experimentSlice, (state) => state.shown);
  // A setting that does nothing now has no control to lead to.
  const field = modelFields.find((one) => one.field.link === setting && one.models.includes(model));
  const hasControl = !field || (appliesTo(shown, model, field.name) && modelsMoved(shown, field).length > 0);
  return (
    <li>
      <p>
        <MathSymbol text={symbol} /> {meaning}
      </p>
      <p className="node-ways">
        {curve && (
          <button
            type="button"
            aria-label={`Curve of ${curve}, for ${symbol}`}
            onClick={() => onReveal(`curve-${curve}`, 'curves')}
          >
            Curve of {curve}
          </button>
        )}
        {setting && hasControl && (
          <button
            type="button"
            aria-label={`Setting ${setting}, for ${symbol}`}
            onClick={() => onReveal(setting, `${model}.${setting}`)}
          >
            Setting {setting}
          </button>
        )}
        {file && <code>{file}</code>}
      </p>
    </li>
  );
}
