/** The error of a measurement, a reading or a fetching that was stopped before its end: no failure, nothing to show. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}
