/** How hard a measurement tries. A type only. */
/** How long is measured. */
export interface Effort {
  /** Seconds of steps between the first and those that count, so that caches and the JavaScript compiler are warm; none where 0. */
  readonly warmSeconds: number;
  /** Seconds of steps that count. */
  readonly seconds: number;
  /** Steps that count at the least, however long they take. */
  readonly least: number;
  /** Steps recorded before the device is waited for, so that at most twice as many are on their way. */
  readonly ahead: number;
  /** Whether the device computes, so that losses mean something. */
  readonly computes: boolean;
  /** Whether dispatches and allocations are counted, which takes some steps more. */
  readonly counts: boolean;
}
