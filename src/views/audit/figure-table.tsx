/** The figures of all audited models by measure, each with its sentence, a column a model; in a narrow place the sentence stands above its figures. */
import type { Audit } from '../../experiment/audit';
import { nameOf, shortNameOf } from '../../state/model-names';
import { formatCount } from '../../ui/format';
import { useMedia } from '../../ui/use-media';
import { measures, type Measure } from './measures';

interface FigureTableProps {
  readonly audits: readonly Audit[];
}

export function FigureTable({ audits }: FigureTableProps) {
  const narrow = useMedia('(max-width: 48rem)');
  const counts = [...new Set(audits.map(({ pictures }) => `${formatCount(pictures)} test pictures`))].join(
    ' or ',
  );
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label="Figures of the audit">
      <table className="lab-table audit-figures">
        <caption>
          Nats a picture, mean ± one standard error, of {counts} unless it says another number
        </caption>
        <thead>
          <tr>
            {!narrow && <th scope="col">measure</th>}
            {audits.map(({ model }) => (
              <th key={model} scope="col">
                {narrow ? shortNameOf(model) : nameOf(model)}
              </th>
            ))}
          </tr>
        </thead>
        {measures.map((measure) => (
          <tbody key={measure.id}>
            {narrow && (
              <tr>
                <th scope="rowgroup" colSpan={audits.length}>
                  <Explained {...measure} />
                </th>
              </tr>
            )}
            <tr>
              {!narrow && (
                <th scope="row">
                  <Explained {...measure} />
                </th>
              )}
              {audits.map((audit) => (
                <FigureCell key={audit.model} {...measure.figure(audit)} />
              ))}
            </tr>
          </tbody>
        ))}
      </table>
    </div>
  );
}

function Explained({ name, sentence }: Measure) {
  return (
    <>
      <span className="audit-measure">{name}</span>
      <span className="setting-note">{sentence}</span>
    </>
  );
}

function FigureCell({ text, tag }: ReturnType<Measure['figure']>) {
  return (
    <td>
      {text}
      {tag !== '' && <span className="setting-note">{tag}</span>}
    </td>
  );
}
