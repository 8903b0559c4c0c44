/** The Content-Security-Policy of a built page, as its index.html says it, and that of its workers, whom only a header binds. */

/** @param {string} html */
export function contentPolicy(html) {
  const [, policy] = /Content-Security-Policy"\s+content="([^"]*)"/.exec(html) ?? [];
  if (policy === undefined)
    throw new Error('index.html: expected a Content-Security-Policy, got none; run `npm run build`');
  return policy;
}

/**
 * The page's, but that threads of WebAssembly load their script from a blob.
 *
 * @param {string} html
 */
export const workerPolicy = (html) =>
  contentPolicy(html).replace("script-src 'self'", "script-src 'self' blob:");
