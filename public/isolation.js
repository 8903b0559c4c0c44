// A service worker that adds the headers of cross-origin isolation to this page and its workers, on hosts that send none, and to its
// workers the page's policy, which a <meta> does not lay on them.
// It keeps nothing: every answer is the network's, as it comes; what it does not name below it never touches.
const { scope } = self.registration;
const pages = [scope, `${scope}index.html`];
const headers = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};
// That of index.html, but that threads of WebAssembly load their script from a blob.
const policy =
  "default-src 'self'; script-src 'self' blob: 'wasm-unsafe-eval'; worker-src 'self' blob:; connect-src 'self' data: blob: https://huggingface.co https://*.hf.co; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** Only a page and its workers need the headers; another page of this host, under the same path, must not get them. */
function isOurs({ url, mode, destination }) {
  const address = url.replace(/[?#].*$/, '');
  return mode === 'navigate'
    ? pages.includes(address)
    : /^(shared)?worker$/.test(destination) && address.startsWith(`${scope}assets/`);
}

async function isolated(request) {
  const response = await fetch(request);
  // A redirect that the browser follows itself has no status and cannot be made anew.
  if (response.status === 0) return response;
  const { status, statusText, body } = response;
  const all = new Headers(response.headers);
  for (const [name, value] of Object.entries(headers)) all.set(name, value);
  // Beside what the host may say: a request must please both.
  all.append('Content-Security-Policy', policy);
  return new Response(body, { status, statusText, headers: all });
}

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('fetch', (event) => {
  if (isOurs(event.request)) event.respondWith(isolated(event.request));
});
