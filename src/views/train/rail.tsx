/** Beside the bench: the live sliders, the moves, the picture, the models, and folded what needs a restart. It scrolls by itself. In a narrow window the sliders are a sheet at its lower edge, and the rest follows the bench. */
import { useOpened } from './use-opened';
import { MovesPlace } from './moves/moves-place';
import { DigitStrip } from './pictures/digit-strip';
import { ModelsSwitch } from './settings/models-switch';
import { Presets } from './settings/presets';
import { LiveSettings, RestartSettings } from './settings/settings';
import { ErrorBoundary } from '../../ui/error-boundary';
import { useMeasuredHeight } from '../../ui/measured-height';
import { useWide } from '../../ui/use-wide';
import './pictures/pictures.css';

function LiveSheet() {
  const wide = useWide();
  const height = useMeasuredHeight('--sheet');
  return (
    <div className="live-sheet" ref={wide ? undefined : height}>
      <LiveSettings folded={!wide} />
    </div>
  );
}

export function Rail() {
  const { open } = useOpened();
  return (
    <aside className="rail" aria-label="Settings">
      <LiveSheet />
      <MovesPlace />
      <section className="rail-picture" aria-labelledby="picture-heading">
        <div className="rail-head">
          <h2 id="picture-heading">Picture</h2>
          <button type="button" onClick={() => open('drawing')}>
            Draw
          </button>
        </div>
        <ErrorBoundary what="The strip of pictures">
          <DigitStrip />
        </ErrorBoundary>
      </section>
      <ModelsSwitch />
      <Presets />
      <details className="rail-fixed">
        <summary>
          <h2>Settings</h2> <span className="quiet-text">need a restart</span>
        </summary>
        <RestartSettings />
      </details>
    </aside>
  );
}
