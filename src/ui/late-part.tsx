/** A part that is loaded later than the page: when it is first shown, or ahead of that, and then it stands there without a wait. */
import { useEffect, useState, type ComponentType, type ReactNode } from 'react';

interface Meanwhile {
  /** What stands in its place until it is there. */
  readonly meanwhile: ReactNode;
}

export interface LatePart<Props> {
  /** Throws where it cannot be had; shown again, it tries again. */
  readonly Part: ComponentType<Props & Meanwhile>;
  /** Never rejects: a part that cannot be had says so where it is shown. */
  readonly fetchAhead: () => Promise<void>;
}

/** Not lazy of React, which shows what stands in its place for a moment even where the part has been loaded. */
export function latePart<Props extends object>(load: () => Promise<ComponentType<Props>>): LatePart<Props> {
  let loaded: ComponentType<Props> | null = null;
  let loading: Promise<ComponentType<Props>> | null = null;
  const fetched = () =>
    (loading ??= load().then(
      (part) => (loaded = part),
      (error: unknown) => {
        loading = null;
        throw error;
      },
    ));

  function Part(props: Props & Meanwhile) {
    const [Shown, show] = useState<ComponentType<Props> | null>(() => loaded);
    const [failure, fail] = useState<{ readonly error: unknown } | null>(null);
    useEffect(() => {
      if (!Shown)
        fetched().then(
          (part) => show(() => part),
          (error: unknown) => fail({ error }),
        );
    }, [Shown]);
    if (failure) throw failure.error;
    return Shown ? <Shown {...props} /> : props.meanwhile;
  }

  return {
    Part,
    fetchAhead: async () => {
      await fetched().catch(() => undefined);
    },
  };
}
