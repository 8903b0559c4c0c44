/** What form and colour of a node stand for. */
const entries = [
  { form: 'continuous', text: 'continuous: round' },
  { form: 'discrete', text: 'discrete: square, lined twice' },
  { form: 'layer', text: 'hidden layer' },
  { form: 'term', text: 'term of the objective: dashed' },
] as const;

export function Legend() {
  return (
    <ul className="architecture-legend" aria-label="Forms of nodes">
      {entries.map(({ form, text }) => (
        <li key={form}>
          <span className={`legend-form legend-${form}`} aria-hidden="true" /> {text}
        </li>
      ))}
    </ul>
  );
}
