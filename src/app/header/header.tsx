/** The page's header: two full rows where there is room, and else what moves a run, with the rest in two menus. */
import { useRef, useState } from 'react';
import { viewSlice } from '../../state/view-store';
import { useSlice } from '../../state/use-page';
import { CopyLink } from '../../ui/copy-link';
import { importAgain } from '../../ui/import-again';
import { latePart } from '../../ui/late-part';
import { useMeasuredHeight } from '../../ui/measured-height';
import { Menu } from '../../ui/menu';
import { useWide } from '../../ui/use-wide';
import { viewNamed } from '../../views/registry';
import { DeviceSheet } from '../device/device-sheet';
import { ShareSheet } from '../share/share-sheet';
import { pageName, type Wiring } from '../wiring';
import { BackendBadge } from './backend-badge';
import { ExplainSwitch } from './explain-switch';
import { Navigation } from './navigation';
import { ShortcutSheet } from './shortcut-sheet';
import { StatusLine } from './status-line';
import { ThemeChoice } from './theme-choice';
import { NewSeed, Transport } from './transport';

const { Part: Device } = latePart(async () => (await importAgain(() => import('../device/device'))).Device);

interface HeaderProps {
  readonly wiring: Wiring;
}

export function Header({ wiring }: HeaderProps) {
  const wide = useWide();
  const device = useRef<HTMLDialogElement>(null);
  const [deviceOpen, setDeviceOpen] = useState(false);
  const share = useRef<HTMLDialogElement>(null);
  const [shareOpen, setShareOpen] = useState(false);
  const onShare = () => {
    setShareOpen(true);
    share.current?.showModal();
  };
  const onDevice = () => {
    setDeviceOpen(true);
    device.current?.showModal();
  };
  return (
    <>
      <header className="top" ref={useMeasuredHeight('--header')}>
        {wide ? <Full {...{ wiring, onDevice, onShare }} /> : <Short {...{ wiring, onDevice, onShare }} />}
      </header>
      {/* Not in one of the two: a check goes on when the window is turned. */}
      <DeviceSheet dialog={device} open={deviceOpen} onClose={() => setDeviceOpen(false)}>
        <Device meanwhile={<p>Loading …</p>} />
      </DeviceSheet>
      <ShareSheet dialog={share} open={shareOpen} onClose={() => setShareOpen(false)} wiring={wiring} />
    </>
  );
}

interface RowsProps extends HeaderProps {
  /** Opens the sheet on this device. */
  readonly onDevice: () => void;
  /** Opens the sheet that shares. */
  readonly onShare: () => void;
}

function Full({ wiring, onDevice, onShare }: RowsProps) {
  return (
    <>
      <div className="top-run">
        <h1>{pageName}</h1>
        <Transport>
          <NewSeed />
        </Transport>
        <StatusLine />
        <PageLink wiring={wiring} onShare={onShare} />
      </div>
      <div className="top-views">
        <Navigation wiring={wiring} />
        <div className="page-tools">
          <Tools onDevice={onDevice} />
        </div>
      </div>
    </>
  );
}

function Short({ wiring, onDevice, onShare }: RowsProps) {
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
              <PageLink wiring={wiring} onShare={onShare} />
              <Tools onDevice={onDevice} />
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

function PageLink({ wiring, onShare }: Omit<RowsProps, 'onDevice'>) {
  return (
    <>
      <CopyLink
        link={wiring.link}
        lack={wiring.lack}
        title="The link holds every setting, the seed and the changes made by hand."
        shortcut="L"
      />
      <button
        type="button"
        title="The link with its result, a QR code, the run file or a picture."
        onClick={onShare}
      >
        Share
      </button>
    </>
  );
}

function Tools({ onDevice }: Pick<RowsProps, 'onDevice'>) {
  return (
    <>
      <ExplainSwitch />
      <BackendBadge />
      <button
        type="button"
        className="device-button"
        aria-keyshortcuts="D"
        title="This device, and whether it computes correctly (D)"
        onClick={onDevice}
      >
        Device
      </button>
      <ThemeChoice />
      <ShortcutSheet />
    </>
  );
}
