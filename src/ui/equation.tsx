/** An equation of our source, drawn by the browser from the MathML that the build made of it. Loaded when it is first asked for. */
import { equations } from 'virtual:equations';
import './equation.css';

interface EquationProps {
  readonly tex: string;
  /** Where it stands. */
  readonly source: string;
}

export function Equation({ tex, source }: EquationProps) {
  return (
    <figure className="equation">
      {/* The build's own output, of texts in our source: nothing a visitor or a link could write. */}
      <div translate="no" dangerouslySetInnerHTML={{ __html: equations[tex] }} />
      <figcaption>{source}</figcaption>
    </figure>
  );
}
