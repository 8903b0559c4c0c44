/** Figures of models by measure, a column a model, with what each measure is behind "Explain"; in a narrow place a measure stands above its figures. */
import type { ModelId } from '../models/registry';
import { nameOf, shortNameOf } from '../state/model-names';
import { useMedia } from '../ui/use-media';
import { ExplainList } from '../ui/explain';
import './figure-table.css';

export interface Figure {
  /** A number, or words where this model has none. */
  readonly text: string;
  /** What it is of this model; empty where the row says it all. */
  readonly tag: string;
}

export interface Measure<T> {
  readonly id: string;
  readonly name: string;
  /** What it is, and which way its estimate errs. */
  readonly sentence: string;
  readonly figure: (found: T) => Figure;
}

interface FigureTableProps<T> {
  readonly label: string;
  readonly caption: string;
  readonly measures: readonly Measure<T>[];
  readonly found: readonly T[];
}

export function FigureTable<T extends { readonly model: ModelId }>(props: FigureTableProps<T>) {
  const { label, caption, measures, found } = props;
  const narrow = useMedia('(max-width: 48rem)');
  return (
    <>
      <ExplainList of={label} items={measures} />
      <div className="table-scroll" tabIndex={0} role="region" aria-label={label}>
        <table className="lab-table figure-table">
          <caption>{caption}</caption>
          <thead>
            <tr>
              {!narrow && <th scope="col">measure</th>}
              {found.map(({ model }) => (
                <th key={model} scope="col">
                  {narrow ? shortNameOf(model) : nameOf(model)}
                </th>
              ))}
            </tr>
          </thead>
          {measures.map(({ id, name, figure }) => (
            <tbody key={id}>
              {narrow && (
                <tr>
                  <th scope="rowgroup" colSpan={found.length} className="figure-measure">
                    {name}
                  </th>
                </tr>
              )}
              <tr>
                {!narrow && (
                  <th scope="row" className="figure-measure">
                    {name}
                  </th>
                )}
                {found.map((one) => (
                  <FigureCell key={one.model} {...figure(one)} />
                ))}
              </tr>
            </tbody>
          ))}
        </table>
      </div>
    </>
  );
}

function FigureCell({ text, tag }: Figure) {
  return (
    <td>
      {text}
      {tag !== '' && <span className="setting-note">{tag}</span>}
    </td>
  );
}
