/** A declared equation, drawn by the browser from the MathML that the build made of it. Loaded when it is first asked for. */
import { equations } from 'virtual:equations';
import type { Equation as Declared } from '../../schema/field';

export function Equation({ tex, source }: Declared) {
  return (
    <figure className="equation">
      {/* The build's own output, of texts in our source: nothing a visitor or a link could write. */}
      <div dangerouslySetInnerHTML={{ __html: equations[tex] }} />
      <figcaption>{source}</figcaption>
    </figure>
  );
}
