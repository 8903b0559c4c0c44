/** Ties the stores to the address and the title of the page. The only place that reads or writes location. */
import { codeVersion } from '../engine/code-version';
import type { Information } from '../experiment/encode-link';
import type { Pair } from '../experiment/link-pairs';
import type { View } from '../experiment/view';
import { modelIds } from '../models/registry';
import { linked } from '../state/experiment-store';
import { titleOf } from '../state/run-store';
import { throttle } from '../state/throttle';
import type { Page } from '../state/use-page';
import { differenceOf, hashOf, openedLink } from './link';

export const pageName = 'Coarse Grain';

/** What wiring needs of a browser's window. */
export interface AddressBar {
  readonly location: { readonly href: string; readonly hash: string };
  readonly history: { replaceState(data: null, unused: '', url: string): void };
  readonly document: { title: string };
  addEventListener(type: 'hashchange', listener: () => void): void;
}

export interface Wiring {
  /** The whole address of what the page shows. */
  link(): string;
}

/** Safari allows 100 changes of the address in 30 seconds. */
const ADDRESS_MILLISECONDS = 400;
const TITLE_MILLISECONDS = 1000;

export function wire(page: Page, bar: AddressBar): Wiring {
  const { experiment, run, probes, actions } = page;
  let information: Information = {};
  let unknown: readonly Pair[] = [];
  let written = '';
  let opening = false;

  const hash = () => {
    const { picked, dimension } = probes.getState();
    const view = { digit: picked, dimension };
    return `#${hashOf(experiment.getState(), run.getState().backend, codeVersion, unknown, view)}`;
  };

  const compare = () => {
    const { backend } = run.getState();
    const difference = backend && differenceOf(information, backend, codeVersion);
    if (difference) experiment.notice([difference]);
  };

  const write = throttle(() => {
    written = hash();
    bar.history.replaceState(null, '', written);
  }, ADDRESS_MILLISECONDS);

  const show = ({ digit, dimension }: View) => {
    if (digit !== null) actions.pickDigit(digit);
    for (const id of modelIds) actions.pickDimension(id, dimension[id] ?? null);
  };

  const open = () => {
    if (bar.location.hash.length <= 1 || bar.location.hash === written) return;
    written = bar.location.hash;
    const link = openedLink(written);
    ({ information, unknown } = link);
    write.cancel();
    // The address says already what the stores now come to hold.
    opening = true;
    show(link.view);
    void actions.openLink(link.experiment, link.moves, link.told).then(() => {
      opening = false;
      compare();
    });
  };

  open();
  bar.addEventListener('hashchange', open);
  experiment.subscribe((state, before) => {
    const now = linked(state);
    const then = linked(before);
    if (!opening && (now.experiment !== then.experiment || now.moves !== then.moves)) write();
  });
  probes.subscribe((state, before) => {
    if (!opening && (state.picked !== before.picked || state.dimension !== before.dimension)) write();
  });
  run.subscribe((state, before) => {
    if (state.backend !== null && state.backend !== before.backend) compare();
  });
  const retitle = throttle(() => {
    bar.document.title = titleOf(run.getState().status, pageName);
  }, TITLE_MILLISECONDS);
  run.subscribe((state, before) => {
    if (state.status !== before.status) retitle();
  });

  return { link: () => new URL(hash(), bar.location.href).href };
}
