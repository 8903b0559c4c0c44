/** A field of kind text, Unit-VAE's note, through links, records and the command line. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeLink } from '../experiment/decode-link';
import { defaultExperiment } from '../experiment/default-experiment';
import { encodeLink } from '../experiment/encode-link';
import type { Experiment } from '../experiment/experiment';
import { readExperiment } from '../experiment/read-experiment';
import { specOf, type ModelId } from '../models/registry';
import type { TextField } from '../schema/field';
import { refusalOf } from '../schema/read-value';
import { parseOptions } from './options';
import { readSweep } from './sweep/read-sweep';
import { trainArguments } from './train-arguments';

const unit = 'unit' as ModelId;
const field = specOf(unit).fields.note as TextField;
const base = defaultExperiment();
const noteOf = (experiment: Experiment) => (experiment.models[unit] as unknown as { note: string }).note;
const withNote = (note: string): Experiment => ({
  ...base,
  models: { ...base.models, [unit]: { ...base.models[unit], note } },
});

/** Signs that a link, a mailer or a shell could take for its own. */
const texts = [
  '',
  ' ',
  'z; z^2; abs(z); sin(3*z)',
  '1 + 2*z - z/3',
  '--z',
  '-z',
  '+z+ +z',
  'a=b&c=d#e%20f%',
  'it\'s "so" `!` ~ (z)*',
  'z.',
  '%253D&amp;&#38;',
  'é 😀 ζ²',
];
const written = fc
  .string({ unit: fc.constantFrom(...'z; ^*+-/()=&#%?.,\'"~!1é😀'), maxLength: 30 })
  .filter((text) => refusalOf(field, text) === null);

describe('a typed text', () => {
  it.each(texts)('%j survives a link', (text) => {
    const link = encodeLink(withNote(text), []);
    for (const whole of [link, `#${link}`, `https://example.org/lab/#${link}`])
      expect(decodeLink(whole)).toMatchObject({ experiment: withNote(text), notices: [] });
  });

  it('survives a link whatever its signs, in Unicode too', () => {
    fc.assert(
      fc.property(fc.oneof(written, fc.string({ unit: 'grapheme', maxLength: 9 })), (text) => {
        fc.pre(refusalOf(field, text) === null);
        expect(noteOf(decodeLink(`#${encodeLink(withNote(text), [])}`).experiment)).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  it('is left out of a link where it is the default', () => {
    expect(encodeLink(base, [])).not.toContain('note');
  });

  it('loses the sentence around its link where it is refused with it, and keeps its blanks', () => {
    expect(noteOf(decodeLink(`${encodeLink(base, [])}&note=sin(z); z^2).`).experiment)).toBe('sin(z);z^2');
    expect(noteOf(decodeLink(`${encodeLink(base, [])}&note=sin(z)%3B%20z^2).`).experiment)).toBe(
      'sin(z); z^2',
    );
  });

  it('that is refused is said with its reason, and the default taken', () => {
    const { experiment, notices } = decodeLink(encodeLink(withNote('sin(z'), []));
    expect(noteOf(experiment)).toBe('z; z^2');
    expect(notices).toEqual([
      'note: expected as many closing brackets as opening ones in sin(z; close each of them; took z; z^2.',
    ]);
  });

  it('never throws in a damaged link, and what is read is taken as it is', () => {
    fc.assert(
      fc.property(written, fc.nat(), fc.string({ unit: 'binary', maxLength: 3 }), (text, at, damage) => {
        const link = encodeLink(withNote(text), []);
        const place = at % (link.length + 1);
        const { experiment } = decodeLink(link.slice(0, place) + damage + link.slice(place + 1));
        expect(readExperiment(experiment)).toEqual({ experiment, notices: [] });
      }),
      { numRuns: 1000 },
    );
  });

  it('survives a record', () => {
    for (const text of texts)
      expect(readExperiment(JSON.parse(JSON.stringify(withNote(text))))).toEqual({
        experiment: withNote(text),
        notices: [],
      });
  });

  it('is an option of the command line, whose words set it again', () => {
    for (const text of texts.filter((one) => one !== '')) {
      const options = parseOptions(trainArguments(withNote(text)));
      expect(options).toMatchObject({ ok: true, experiment: withNote(text) });
    }
    const swept = readSweep(['--sweep', 'note=z,z^2', '--out', 'f']);
    expect(swept).toMatchObject({ message: expect.stringContaining('say --note once, for all jobs') });
    expect(parseOptions(['--note', 'sin(z'])).toMatchObject({
      ok: false,
      message: '--note: expected as many closing brackets as opening ones in sin(z; close each of them',
    });
  });
});
