/** A row of Table 1 by name, as a link to its experiment. In a tab of its own, so that a run in hand is not left by it. */
import { encodeLink } from '../../experiment/encode-link';
import type { TableRow } from '../../experiment/table1/table-row';
import { nameOf, placeOf } from '../../state/model-names';
import { Swatch } from '../../ui/swatch';

export function RowName({ row }: { readonly row: TableRow }) {
  const name = nameOf(row.model);
  return (
    <>
      <Swatch place={placeOf(row.model)} />{' '}
      <a href={`#${encodeLink(row.experiment, [])}`} target="_blank" rel="noreferrer">
        {name}
        {row.label.slice(name.length)}
        <span className="visually-hidden"> (opens its experiment in a new tab)</span>
      </a>
    </>
  );
}
