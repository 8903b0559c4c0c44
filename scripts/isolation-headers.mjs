/** The headers that make a page cross-origin isolated, which threaded WebAssembly asks for; any host of the build should send them. */
export const isolationHeaders = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/**
 * Sends headers with every answer of Vite's servers. Their own option leaves them out of "304 Not Modified", and
 * WebKit then loads no worker of a page that is reloaded.
 * @param {Readonly<Record<string, string>>} headers @returns {import('vite').Plugin}
 */
export function withEveryAnswer(headers) {
  /** @param {{ middlewares: import('vite').Connect.Server }} server */
  const use = ({ middlewares }) =>
    void middlewares.use((_request, response, next) => {
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      next();
    });
  return { name: 'with-every-answer', configureServer: use, configurePreviewServer: use };
}
