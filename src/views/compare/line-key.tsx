/** The key of the charts as a table: a row a line, with its look, whose it is, and its numbers at the cursor. */
import { nameOf } from '../../state/model-names';
import { formatCount, formatNats } from '../../ui/format';
import { Swatch } from '../../ui/swatch';
import { placesOf, type ColourOf } from './compared-lines';
import type { KeyRow } from './key-rows';

interface LineKeyProps {
  readonly rows: readonly KeyRow[];
  readonly colourOf: ColourOf;
  /** What a row's runs are called, by its letters. */
  readonly titles: ReadonlyMap<string, string>;
}

export function LineKey({ rows, colourOf, titles }: LineKeyProps) {
  return (
    <div className="table-scroll" role="region" aria-label="Lines" tabIndex={0}>
      <table className="lab-table compare-key">
        <caption>The lines, in nats per picture (lower is better)</caption>
        <thead>
          <tr>
            <th scope="col">Run</th>
            <th scope="col">Model</th>
            <th scope="col">Validated at</th>
            <th scope="col">term1</th>
            <th scope="col">term2</th>
            <th scope="col">L</th>
            <th scope="col">L, minibatch</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, place, model, validated, minibatch }) => (
            <tr key={`${name} ${model}`}>
              <th scope="row">
                <span className="compare-line">
                  <Swatch place={placesOf(place, model, colourOf)} />
                  <b translate="no">{name}</b> <span>{titles.get(name)}</span>
                </span>
              </th>
              <td className="compare-word">{nameOf(model)}</td>
              <td translate="no">{validated ? formatCount(validated.step) : '–'}</td>
              <td translate="no">{formatNats(validated?.term1)}</td>
              <td translate="no">{formatNats(validated?.term2)}</td>
              <td translate="no">{formatNats(validated?.L)}</td>
              <td translate="no">{formatNats(minibatch?.L)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
