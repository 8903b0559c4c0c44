/** Columns side by side where there is room, and one at a time on a phone, chosen by tabs. Knows nothing of what stands in them. */
import { useId, useState, type ReactNode } from 'react';
import './columns.css';

interface Column {
  readonly id: string;
  readonly label: ReactNode;
  readonly content: ReactNode;
}

interface ColumnsProps {
  /** What is chosen between: 'Model whose pictures are shown'. */
  readonly label: string;
  readonly columns: readonly Column[];
}

export function Columns({ label, columns }: ColumnsProps) {
  const [wanted, setChosen] = useState(columns[0].id);
  // A column may go, and the tab that was chosen with it.
  const chosen = columns.some(({ id }) => id === wanted) ? wanted : columns[0].id;
  const name = useId();
  return (
    <>
      <fieldset className="column-tabs">
        <legend className="visually-hidden">{label}</legend>
        {columns.map(({ id, label: text }) => (
          <label key={id} className="column-tab">
            <input
              type="radio"
              name={name}
              value={id}
              checked={id === chosen}
              onChange={() => setChosen(id)}
            />
            {text}
          </label>
        ))}
      </fieldset>
      <div className="models columns">
        {columns.map(({ id, content }) => (
          <div key={id} className="column" data-chosen={id === chosen}>
            {content}
          </div>
        ))}
      </div>
    </>
  );
}
