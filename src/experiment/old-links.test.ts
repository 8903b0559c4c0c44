/**
 * Links that do not come back as they were (by hand, cut, damaged, of another version) are read as they always were: links.txt has the
 * whole ones. `fixtures/old-links.txt` says of each, under its label, the link that it becomes and every notice.
 *
 * To add one: its label and the link; the failure of this test prints the rest. What an old link becomes is not changed.
 */
import { describe, expect, it } from 'vitest';
import { modelIds } from '../models/registry';
import { decodeLink, type DecodedLink } from './decode-link';
import { encodeLink } from './encode-link';
import { linkBlocks } from './testing/link-blocks';

/** The views that were there when the lists of links were made. */
const views = [
  'train',
  'architecture',
  'latent-map',
  'data',
  'concrete',
  'divergence',
  'geometry',
  'audit',
  'table1',
];

/** The codec, called here alone. */
const codec = {
  read: (link: string): DecodedLink => decodeLink(link, views),
  write: ({ experiment, moves, information, unknown, view }: DecodedLink): string =>
    encodeLink(experiment, moves, information, unknown, view),
};

/** Another view changes no old link, but the words about one that is not known. */
const plain = (notice: string) => notice.replaceAll(views.join(', '), '(the views)');

/** Nor does another model, but that its settings stand beside those of the models of that time, and its name in their lists. */
const models: readonly string[] = ['gauss', 'categorical', 'cg-bpef'];
const newer = modelIds.filter((id) => !models.includes(id));
const ofThen = (text: string) =>
  newer.reduce(
    (said, id) => said.replace(new RegExp(`(, ?|&)${id}(\\.[^&=, ]+(=[^& ]*)?)?(?![\\w-])`, 'g'), ''),
    text,
  );

const old = linkBlocks('fixtures/old-links.txt').map(([label, link, ...rest]) => ({ label, link, rest }));
const whole = linkBlocks('links.txt').map(([, link]) => link);

describe.each(old)('$label', ({ link, rest }) => {
  it('becomes what it became, with the same words', () => {
    const read = codec.read(link);
    expect([`becomes ${codec.write(read)}`, ...read.notices.map(plain)].map(ofThen)).toEqual(rest);
  });

  it('loses nothing of what was read by being written', () => {
    const read = codec.read(link);
    const again = codec.read(codec.write(read));
    expect({ ...again, notices: read.notices }).toEqual(read);
  });
});

describe('the old links', () => {
  const links = [...whole, ...old.map(({ link }) => link)];

  it('are forty and more that are whole, and as many that are not, each once', () => {
    expect(whole.length).toBeGreaterThanOrEqual(40);
    expect(old.length).toBeGreaterThanOrEqual(40);
    expect(new Set(links).size).toBe(links.length);
  });

  it.each(views)('lead to %s, and carry settings of it', (name) => {
    const read = links.map((link) => codec.read(link).view);
    expect(read.some((view) => view.name === name)).toBe(true);
    expect(
      read.flatMap(({ settings }) => Object.keys(settings)).some((key) => key.startsWith(`${name}.`)),
    ).toBe(true);
  });
});
