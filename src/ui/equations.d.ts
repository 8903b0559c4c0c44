/** What scripts/build/equations.ts makes of the declared equations. */
declare module 'virtual:equations' {
  /** TeX -> one <math> element. */
  export const equations: Readonly<Record<string, string>>;
}
