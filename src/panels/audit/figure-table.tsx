/** The figures of all audited models by measure: a row each with its sentence, a column a model. */
import type { Audit } from '../../experiment/audit';
import { nameOf } from '../../state/model-names';
import { measures } from './measures';

export function FigureTable({ audits }: { readonly audits: readonly Audit[] }) {
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label="Figures of the audit">
      <table className="lab-table audit-figures">
        <caption>Nats a picture, mean ± one standard error</caption>
        <thead>
          <tr>
            <th scope="col">measure</th>
            {audits.map(({ model }) => (
              <th key={model} scope="col">
                {nameOf(model)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {measures.map(({ id, name, sentence, figure }) => (
            <tr key={id}>
              <th scope="row">
                <span className="audit-measure">{name}</span>
                <span className="setting-note">{sentence}</span>
              </th>
              {audits.map((audit) => {
                const { text, tag } = figure(audit);
                return (
                  <td key={audit.model}>
                    {text}
                    {tag !== '' && <span className="setting-note">{tag}</span>}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
