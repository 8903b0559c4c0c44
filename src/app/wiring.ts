/** Ties the stores to the address and the title of the page. The only place that reads or writes location. */
import { codeVersion } from '../engine/code-version';
import { isDrawn } from '../experiment/drawn-digit';
import type { Information } from '../experiment/encode-link';
import type { Pair } from '../experiment/link-pairs';
import { mayBeShort } from '../experiment/short-link';
import { emptyView, type View } from '../experiment/view';
import { modelIds } from '../models/registry';
import { earlyLossesSlice } from '../state/early-losses';
import { linked } from '../state/experiment-store';
import { linkStart } from '../state/link-start';
import { linkResultSlice } from '../state/link-result';
import { titleOf } from '../state/run-store';
import { throttle } from '../state/throttle';
import type { Page } from '../state/page';
import { importAgain } from '../ui/import-again';
import { viewNamed } from '../views/registry';
import { addressWithHash, differenceOf, hashOf, lackOf, openedLink, type OpenedLink } from './link';

export const pageName = 'Coarse Grain';

/** What wiring needs of a browser's window. */
export interface AddressBar {
  readonly location: { readonly href: string; readonly hash: string };
  readonly history: {
    readonly state: unknown;
    replaceState(data: string, unused: '', url: string): void;
    pushState(data: string, unused: '', url: string): void;
  };
  readonly document: { title: string };
  addEventListener(type: 'hashchange', listener: () => void): void;
}

export interface Wiring {
  /** The whole address of what the page shows. */
  link(): string;
  /** The same with that result in place of the one that a link brought, or with none. */
  linkWith(result: string | null): string;
  /** The address of another view of the same. */
  linkTo(view: string): string;
  /** What these lack of the run in hand, in a sentence; null where they hold all. */
  lack(): string | null;
}

/** Only a short link needs it. */
const loadShipped = async () => (await importAgain(() => import('../experiment/shipped'))).shipped;

/** Only a link with a result needs it. */
const loadResults = async () => (await importAgain(() => import('../state/brought-result'))).bringResult;

/** Whether the text may have one, damaged or not: a wrong guess costs a chunk of the page and no more. */
const mayHaveResult = (text: string): boolean => /result[^\w.-]/i.test(text);

/** Safari allows 100 changes of the address in 30 seconds. */
const ADDRESS_MILLISECONDS = 400;
const TITLE_MILLISECONDS = 1000;

export function wire(page: Page, bar: AddressBar): Wiring {
  const { experiment, run, probes, view, actions } = page;
  const brought = page.of(linkResultSlice);
  // It hears of the first steps of every run.
  page.of(earlyLossesSlice);
  const mended = bar.location.hash.length > 1 ? null : addressWithHash(bar.location.href);
  if (mended !== null) bar.history.replaceState('', '', mended);
  let information: Information = {};
  let unknown: readonly Pair[] = [];
  /** The hash as it stands in the address since it was last read or written here. */
  let written = bar.location.hash;
  let opening = false;
  /** What is shown now comes from the address, and makes no entry of the history. */
  let following = false;

  let opened = 0;
  /** Addresses seen so far: an older one that is still loading gives way. */
  let asked = 0;
  /** Marks the entries of the browser's history that hold the experiment in hand and differ by what is shown of it. */
  const mark = () => `${performance.timeOrigin}/${opened}`;

  const hash = (
    name: string = view.getState().name,
    result: string | null = brought.textFor(experiment.getState()),
  ) => {
    const { picked, drawing, dimension } = probes.getState();
    const { settings } = view.getState();
    const shown = isDrawn(picked)
      ? { name, settings, digit: null, drawing, dimension }
      : { name, settings, digit: picked, drawing: null, dimension };
    return `#${hashOf(experiment.getState(), run.getState().backend, codeVersion, unknown, shown, { start: linkStart(experiment.getState(), run.getState()), result })}`;
  };

  const compare = () => {
    const { backend } = run.getState();
    const difference = backend && differenceOf(information, backend, codeVersion);
    if (difference) experiment.notice([difference]);
  };

  const write = throttle(() => {
    // Another entry of the history is shown already, and will be told next: it is not overwritten with what is left.
    if (bar.location.hash !== written) return;
    bar.history.replaceState(mark(), '', hash());
    written = bar.location.hash;
  }, ADDRESS_MILLISECONDS);

  /** Another view is an entry of its own, however it came to be shown. */
  const enter = (before: string) => {
    // Nothing is left to be written into the entry that is left now.
    write.cancel();
    bar.history.replaceState(mark(), '', hash(before));
    bar.history.pushState(mark(), '', hash());
    written = bar.location.hash;
  };

  const show = ({ name, settings, digit, drawing, dimension }: View) => {
    view.setState({ name, settings });
    if (digit !== null) actions.pickDigit(digit);
    if (drawing !== null) actions.pickDrawing(drawing);
    for (const id of modelIds) actions.pickDimension(id, dimension[id] ?? null);
  };

  const arrive = (link: OpenedLink, bringResult: Awaited<ReturnType<typeof loadResults>> | null = null) => {
    // Back or forward between views: the experiment that was in hand then may have moved on, and stays.
    if (bar.history.state === mark()) {
      following = true;
      view.setState({ name: link.view.name });
      following = false;
      return;
    }
    opened++;
    ({ information, unknown } = link);
    write.cancel();
    // The address says already what the stores now come to hold.
    opening = true;
    following = true;
    show(link.view);
    following = false;
    const own = opened;
    brought.leave();
    const { result } = link;
    void actions.openLink(link.experiment, link.moves, link.told, link.start).then(() => {
      if (own !== opened) return;
      const problem = result !== null && bringResult ? bringResult(page, { ...link, result }) : null;
      if (problem !== null) experiment.notice([problem]);
      opening = false;
      compare();
    });
  };

  const open = () => {
    written = bar.location.hash;
    const own = ++asked;
    if (written.length <= 1) return;
    const [isShort, hasResult] = [mayBeShort(written), mayHaveResult(written)];
    if (!isShort && !hasResult) return arrive(openedLink(written));
    // The address is not overwritten before it is read.
    opening = true;
    const hash = written;
    void Promise.all([isShort ? loadShipped() : null, hasResult ? loadResults() : null]).then(
      ([shipped, bringResult]) => {
        if (own === asked) arrive(openedLink(hash, shipped), bringResult);
      },
      () => {
        if (own !== asked) return;
        opening = false;
        experiment.notice([`link: expected what it names, ${hash}, got no answer; reload the page for it.`]);
      },
    );
  };

  open();
  bar.addEventListener('hashchange', () => {
    if (bar.location.hash !== written) open();
  });
  experiment.subscribe((state, before) => {
    const now = linked(state);
    const then = linked(before);
    if (!opening && (now.experiment !== then.experiment || now.moves !== then.moves)) write();
  });
  brought.subscribe((state, before) => {
    if (!opening && state.result !== before.result) write();
  });
  probes.subscribe((state, before) => {
    if (!opening && (state.picked !== before.picked || state.dimension !== before.dimension)) write();
  });
  view.subscribe((state, before) => {
    if (state.name !== before.name) retitle();
    if (state.name !== before.name && !following) enter(before.name);
    else if (!opening) write();
  });
  run.subscribe((state, before) => {
    if (state.backend !== null && state.backend !== before.backend) compare();
    if (!opening && (state.start !== before.start || state.inEngine !== before.inEngine)) write();
  });
  const retitle = throttle(() => {
    const { name } = view.getState();
    const title = name === emptyView.name ? pageName : `${viewNamed(name).title} · ${pageName}`;
    bar.document.title = titleOf(run.getState().status, title);
  }, TITLE_MILLISECONDS);
  run.subscribe((state, before) => {
    if (state.status !== before.status) retitle();
  });

  retitle();

  const linkTo = (name?: string, result?: string | null) =>
    new URL(hash(name, result), bar.location.href).href;
  return {
    link: () => linkTo(),
    linkWith: (result) => linkTo(undefined, result),
    linkTo: (name) => linkTo(name),
    lack: () => lackOf(experiment.getState()),
  };
}
