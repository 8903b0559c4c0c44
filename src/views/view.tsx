/** A view of the page as its folder declares it: a name in links, a title, and content that is loaded when it is first shown. */
import type { ComponentType } from 'react';
import { latePart } from '../ui/late-part';

export interface ViewProps {
  /** The address of what the page shows. */
  readonly link: () => string;
}

export interface View<Name extends string = string> {
  /** In links: `view=latent-map`; its settings are `latent-map.<key>`. */
  readonly name: Name;
  readonly title: string;
  /** Where its skip link goes: 'the curves'. */
  readonly heart: string;
  readonly Content: ComponentType<ViewProps>;
  /** What stands beside it. */
  readonly Beside?: ComponentType;
  /** Whether it takes the height of the window, where there is enough of one, and scrolls inside. */
  readonly fitsWindow?: boolean;
  /** Whether its figures follow the cursor of steps, which stands elsewhere. */
  readonly showsPast?: boolean;
}

interface LateView<Name extends string> {
  readonly name: Name;
  readonly title: string;
  readonly heart: string;
  readonly showsPast?: boolean;
  readonly load: () => Promise<ComponentType<ViewProps>>;
}

/** A view whose content comes with its first showing. */
export function lateView<Name extends string>({ load, ...view }: LateView<Name>): View<Name> {
  const { Part } = latePart(load);
  const meanwhile = <p role="status">Loading {view.title} …</p>;
  return { ...view, Content: (props) => <Part {...props} meanwhile={meanwhile} /> };
}
