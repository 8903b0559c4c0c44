/** The page's header: two full rows where there is room, and else what moves a run, with the rest in two menus. */
import { lazy } from 'react';
import { viewSlice } from '../../state/view-store';
import { useSlice } from '../../state/use-page';
import { useMeasuredHeight } from '../../ui/measured-height';
import { Menu } from '../../ui/menu';
import { useWide } from '../../ui/use-wide';
import { viewNamed } from '../../views/registry';
import { DeviceSheet } from '../device/device-sheet';
import { pageName, type Wiring } from '../wiring';
import { BackendBadge } from './backend-badge';
import { CopyLink } from './copy-link';
import { ExplainSwitch } from './explain-switch';
import { Navigation } from './navigation';
import { ShortcutSheet } from './shortcut-sheet';
import { StatusLine } from './status-line';
import { ThemeChoice } from './theme-choice';
import { NewSeed, Transport } from './transport';

const Device = lazy(async () => ({ default: (await import('../device/device')).Device }));

interface HeaderProps {
  readonly wiring: Wiring;
}

export function Header({ wiring }: HeaderProps) {
  const wide = useWide();
  return (
    <header className="top" ref={useMeasuredHeight('--header')}>
      {wide ? <Full wiring={wiring} /> : <Short wiring={wiring} />}
    </header>
  );
}

function Full({ wiring }: HeaderProps) {
  return (
    <>
      <div className="top-run">
        <h1>{pageName}</h1>
        <Transport>
          <NewSeed />
        </Transport>
        <StatusLine />
        <CopyLink link={wiring.link} />
      </div>
      <div className="top-views">
        <Navigation wiring={wiring} />
        <div className="page-tools">
          <Tools />
        </div>
      </div>
    </>
  );
}

function Short({ wiring }: HeaderProps) {
  const current = useSlice(viewSlice, (state) => viewNamed(state.name).title);
  return (
    <>
      <div className="top-menus">
        <h1>{pageName}</h1>
        <Menu
          kind="views-menu"
          label={
            <>
              <span className="visually-hidden">View: </span>
              {current}
            </>
          }
        >
          {(close) => <Navigation wiring={wiring} onChoice={close} />}
        </Menu>
        <Menu kind="more-menu" label="More">
          {() => (
            <>
              <NewSeed />
              <CopyLink link={wiring.link} />
              <Tools />
            </>
          )}
        </Menu>
      </div>
      <div className="top-run">
        <Transport />
        <StatusLine />
      </div>
    </>
  );
}

function Tools() {
  return (
    <>
      <ExplainSwitch />
      <BackendBadge />
      <DeviceSheet>
        <Device />
      </DeviceSheet>
      <ThemeChoice />
      <ShortcutSheet />
    </>
  );
}
