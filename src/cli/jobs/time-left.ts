/** How far all jobs are and how long the rest takes: estimates at first, corrected by how long the finished work really took. Pure but for the clock it is given. */

interface TimeLeft {
  /** A job is done up to a share of its work. */
  progress(name: string, share: number): void;
  /** Milliseconds; null where nothing is known yet. */
  left(): number | null;
}

/** `costs`: by job, estimated milliseconds; or any other unit, with `width` null, and then nothing is known before work has been done. */
export function createTimeLeft(
  costs: ReadonlyMap<string, number>,
  width: number | null,
  now: () => number,
): TimeLeft {
  const begun = now();
  const shares = new Map<string, number>();
  const finished = () => [...costs].reduce((sum, [name, cost]) => sum + cost * (shares.get(name) ?? 0), 0);
  return {
    progress: (name, share) => void shares.set(name, Math.min(1, share)),
    left() {
      const all = [...costs.values()].reduce((sum, cost) => sum + cost, 0);
      const made = finished();
      if (made > 0.01 * all) return ((all - made) * Math.max(1, now() - begun)) / made;
      // The estimate alone until a hundredth of the work says better.
      return width === null ? null : (all - made) / Math.min(width, costs.size);
    },
  };
}
