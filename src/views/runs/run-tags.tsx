/** The tags of a kept run: taken off one by one, and a box for another. */
import { useId } from 'react';
import type { ListedRun } from '../../runs/runs-protocol';
import { useSliceStore } from '../../state/use-page';
import { TextBox } from '../../ui/text-box';
import { titleOf } from '../run-title';
import { runsSlice } from './runs-store';

const MOST_LETTERS = 40;

export function RunTags({ run }: { readonly run: ListedRun }) {
  const { tag } = useSliceStore(runsSlice);
  const id = useId();
  const { tags } = run;
  const title = titleOf(run);
  return (
    <div className="run-tags">
      {tags.map((one) => (
        <button
          key={one}
          type="button"
          className="run-tag"
          aria-label={`Remove tag ${one} of ${title}`}
          title="Remove this tag"
          onClick={() => {
            // The button goes: the box beside it has the focus then.
            document.getElementById(id)?.focus();
            void tag(
              run.id,
              tags.filter((other) => other !== one),
            );
          }}
        >
          {one} <span aria-hidden="true">×</span>
        </button>
      ))}
      <label className="visually-hidden" htmlFor={id}>
        Add a tag to {title}
      </label>
      <TextBox
        id={id}
        text=""
        placeholder="Add a tag"
        onCommit={(text) => {
          const one = text.trim();
          if (one.length > MOST_LETTERS)
            return `Tag: expected at most ${MOST_LETTERS} letters, got ${one.length}.`;
          if (one !== '' && !tags.includes(one)) void tag(run.id, [...tags, one]);
          return null;
        }}
      />
    </div>
  );
}
