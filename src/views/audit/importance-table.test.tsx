/** What changes how an importance-weighted NLL is read stands in the table, not behind Explain. */
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { ImportanceTable } from './importance-table';
import { gaussAudit } from './testing/some-audits';

it('says of grey pixels, and of them alone, that the number is a pseudo-likelihood', () => {
  const page = renderToStaticMarkup(<ImportanceTable audits={[gaussAudit]} />);
  const rows = page
    .replace(/<details[^]*?<\/details>/g, '')
    .split('<tr>')
    .filter((row) => row.includes('pictures</span>'));
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) expect(row.includes('a pseudo-likelihood')).toBe(row.includes('<td>grey'));
  expect(rows.some((row) => row.includes('<td>grey'))).toBe(true);
});
