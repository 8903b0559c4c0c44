/** Where the built page is served for the specs: once as `npm start` does, once as a host without any headers does, under a path. */
interface Host {
  readonly url: string;
  readonly command: string;
}

export const isolated: Host = {
  url: 'http://localhost:4187/',
  command: 'node scripts/serve.mjs --port 4187',
};

/** The page with a fourth model, which e2e/toy/ builds. */
export const fourModels: Host = {
  url: 'http://localhost:4189/',
  command: 'node scripts/serve.mjs --port 4189',
};

export const bare: Host = {
  url: 'http://localhost:4188/some/where/',
  command: 'node scripts/serve.mjs --port 4188 --base /some/where/ --no-isolation',
};
