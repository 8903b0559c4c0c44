/** Search, order and tag of the kept runs that are shown. */
import { useId } from 'react';
import type { ListedRun } from '../../runs/runs-protocol';
import { useSlice, useSliceStore } from '../../state/use-page';
import { Choice } from '../../ui/choice';
import { runsSlice } from './runs-store';
import { orders, tagsOf } from './wanted-runs';

const orderNames = {
  changed: 'newest first',
  name: 'by name',
  step: 'most steps first',
  L: 'lowest validated L first',
  size: 'largest first',
} as const;

/** Before every tag, so that a tag may have any name. */
const ALL = 'all';
const TAG = 'tag ';

export function ListTools({ runs }: { readonly runs: readonly ListedRun[] }) {
  const { want } = useSliceStore(runsSlice);
  const { text, order, tag } = useSlice(runsSlice, (state) => state.wanted);
  const id = useId();
  // A tag that was just taken from its last run is still chosen.
  const tags = [...new Set([...tagsOf(runs), ...(tag === null ? [] : [tag])])];
  const options = [ALL, ...tags.map((one) => TAG + one)];
  return (
    <div className="lab-tools" role="search" aria-label="Kept runs">
      <span className="choice">
        <label htmlFor={id}>Search</label>
        <input
          id={id}
          type="text"
          autoComplete="off"
          value={text}
          onChange={({ target }) => want({ text: target.value })}
        />
      </span>
      <Choice
        label="Order"
        options={orders}
        names={orderNames}
        value={order}
        onChoose={(chosen) => want({ order: chosen })}
      />
      {tags.length > 0 && (
        <Choice
          label="Tag"
          options={options}
          names={Object.fromEntries(options.map((one) => [one, one === ALL ? 'all' : one.slice(TAG.length)]))}
          value={tag === null ? ALL : TAG + tag}
          onChoose={(one) => want({ tag: one === ALL ? null : one.slice(TAG.length) })}
        />
      )}
    </div>
  );
}
