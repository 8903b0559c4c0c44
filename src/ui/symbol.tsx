/** A symbol of the paper in text: `T_max` as an italic T with a subscript. */
import './symbol.css';

export function MathSymbol({ text }: { readonly text: string }) {
  const [base, subscript] = text.split('_');
  return (
    <span className="symbol" translate="no">
      <i>{base}</i>
      {subscript && <sub>{subscript}</sub>}
    </span>
  );
}
