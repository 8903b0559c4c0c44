/** Where the built page is served for the specs: once as `npm start` does, once as a host without any headers does, under a path. */
interface Host {
  readonly url: string;
  readonly command: string;
}

export const isolated: Host = {
  url: 'http://localhost:4187/',
  command: 'node scripts/serve.mjs --port 4187',
};

export const bare: Host = {
  url: 'http://localhost:4188/some/where/',
  command: 'node scripts/serve.mjs --port 4188 --base /some/where/ --no-isolation',
};
