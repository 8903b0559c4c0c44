/** Messages that most visits never show; they come after the page's first sight. */
import { runSlice } from '../../state/run-store';
import { useSlice } from '../../state/use-page';
import { LinkResultMessage } from './link-result';
import { MissingData } from './missing-data';
import { MissingStart } from './missing-start';
import { NewSettings } from './new-settings';
import { PastMessage } from './past';
import { PlainJavascript } from './plain-javascript';
import { RunFileMessage } from './run-file';
import { SweepMessage } from './sweep';

export function RareMessages() {
  const isMissing = useSlice(runSlice, ({ failure }) => failure?.kind === 'missing-data');
  return (
    <>
      {isMissing && <MissingData />}
      <PlainJavascript />
      <NewSettings />
      <PastMessage />
      <RunFileMessage />
      <LinkResultMessage />
      <MissingStart />
      <SweepMessage />
    </>
  );
}
