/** The hash of a link, or a whole address, as an experiment with its moves. Pure; never throws: what it cannot read it says, and takes the nearest or the default. */
import { mapModels, modelIds, type ModelId } from '../models/registry';
import type { AnyValue, Field } from '../schema/field';
import { defaultExperiment } from './default-experiment';
import { isDeflated } from './deflated-text';
import {
  informationKeys,
  NO_MODELS,
  RESULT_KEY,
  START_KEY,
  type Information,
  type InformationKey,
} from './encode-link';
import { mapSettings, runFields, type Experiment, type ModelSettings, type Move } from './experiment';
import { parsePairs, some, type Pair } from './link-pairs';
import { PairReader } from './pair-reader';
import { currentHistory, readVersion, runMigrations, type History } from './migrations';
import { commonest, modelFields } from './model-fields';
import { isSpokenOf, mendOn } from './most-on';
import { decodeMoves } from './moves-text';
import { mendedUnless, mendedWords } from './mended-text';
import { readShort, shortKeys, type Shipped } from './short-link';
import { emptyView, readView, type View, type ViewNames } from './view';

export interface DecodedLink {
  readonly experiment: Experiment;
  readonly moves: readonly Move[];
  readonly view: View;
  readonly information: Information;
  /** sha256 of the parameters that its run began from (definition 23); null for initial weights. */
  readonly start: string | null;
  /** The text of its result, unread: result/result-text.ts comes only for a link that has one. */
  readonly result: string | null;
  /** Pairs that nobody here knows, to be passed on. */
  readonly unknown: readonly Pair[];
  /** What was missing, damaged or out of range, a sentence each. */
  readonly notices: readonly string[];
}

/** Unknown pairs that are passed on, and characters that any text here may have. */
const MOST_UNKNOWN = 50;
const LONGEST_TEXT = 1000;

function readRun(reader: PairReader): Record<string, AnyValue> {
  const run: Record<string, AnyValue> = {};
  for (const [name, field] of Object.entries<Field>(runFields)) {
    const value = reader.read(field.link, field);
    if (value === undefined) reader.missing.push(field.link);
    else run[name] = value;
  }
  return run;
}

function readModelsOn(reader: PairReader, defaults: ModelSettings): (id: ModelId) => boolean {
  const isKnown = (id: string) => modelIds.some((known) => known === id);
  const text = reader.take('models', (ids) => ids === NO_MODELS || ids.split(',').every(isKnown));
  if (text === undefined) {
    reader.missing.push('models');
    return (id) => defaults[id].on;
  }
  if (text === NO_MODELS) return () => false;
  const given = text.split(',');
  const strange = given.filter((id) => !isKnown(id));
  if (strange.length > 0)
    reader.notices.push(
      `models: expected ${NO_MODELS} or some of ${modelIds.join(', ')}, got ${some(strange)}; left that out.`,
    );
  // A list of which nothing is known says nothing: a page with every model off would be no answer to it.
  return strange.length === given.length ? (id) => defaults[id].on : (id) => given.includes(id);
}

function readModels(reader: PairReader, defaults: ModelSettings): ModelSettings {
  const isOn = readModelsOn(reader, defaults);
  const given = mapModels((): Record<string, AnyValue> => ({}));
  for (const { name, field, models: owners } of modelFields) {
    if (name === 'on') continue;
    const common = reader.read(field.link, field);
    const own = owners.map((id) => reader.read(`${id}.${field.link}`, field) ?? common);
    const said = own.filter((value) => value !== undefined);
    // A model that the link may not know has what it says of most; what it leaves out on purpose is the default.
    const values = own.map((value, i) =>
      value === undefined &&
      !field.later &&
      said.length > 0 &&
      !isSpokenOf(owners[i], { on: isOn(owners[i]) })
        ? commonest(said)
        : value,
    );
    owners.forEach((id, i) => {
      const value = values[i];
      if (value !== undefined) given[id][name] = value;
    });
    if (field.later) continue;
    if (values.every((value) => value === undefined)) reader.missing.push(field.link);
    else
      owners.forEach((id, i) => {
        if (values[i] === undefined && isSpokenOf(id, { on: isOn(id) }))
          reader.missing.push(`${id}.${field.link}`);
      });
  }
  const mended = mendOn(mapSettings((id) => ({ ...defaults[id], ...given[id], on: isOn(id) })));
  reader.notices.push(...mended.notices);
  return mended.models;
}

function readInformation(reader: PairReader): Information {
  const information: Partial<Record<InformationKey, string>> = {};
  for (const key of informationKeys) {
    const value = reader.take(key);
    if (value !== undefined) information[key] = mendedWords(value.slice(0, LONGEST_TEXT));
  }
  return information;
}

const isStart = (text: string) => /^[0-9a-f]{64}$/.test(text);

function readStart(reader: PairReader): string | null {
  const text = reader.take(START_KEY, isStart);
  if (text === undefined || isStart(text)) return text ?? null;
  reader.notices.push(`${START_KEY}: expected 64 hex digits, got ${some([text])}; left it out.`);
  return null;
}

const isVersion = (text: string) => /^\d{1,9}$/.test(text);

/** The version that a text names; no number is read as none, and the reader of versions says so. */
function versionOf(given: string | undefined): unknown {
  const text = given === undefined ? undefined : mendedUnless(isVersion, given);
  return text !== undefined && isVersion(text) ? Number(text) : text;
}

/**
 * `views` are the page's, null where nobody knows them; `history` is today's, and tests bring their own; `shipped` is what short links
 * name, null where it is not at hand: they are then passed on unread.
 */
export function decodeLink(
  text: string,
  views: ViewNames = null,
  history: History = currentHistory,
  shipped: Shipped | null = null,
): DecodedLink {
  const parsed = parsePairs(text);
  const nothing = { moves: [], view: emptyView, information: {}, start: null, result: null, unknown: [] };
  if (parsed.pairs.size === 0)
    return { experiment: defaultExperiment(), ...nothing, notices: parsed.notices };

  const given = parsed.pairs.get('v');
  const isShort = shipped !== null && shortKeys.some((key) => parsed.pairs.has(key));
  const { version, notices } =
    isShort && given === undefined
      ? { version: history.version, notices: [] }
      : readVersion(versionOf(given), history);
  const pairs = runMigrations(history, version, parsed.pairs, (migration, old) => migration.pairs(old));
  const reader = new PairReader(pairs);
  reader.take('v');
  const view = readView(reader, views);
  // A link to a view alone, written by hand, is not one to an experiment that has lost its fields.
  const isViewAlone = reader.rest().length === 0 && pairs.has('view');
  // What stands beside a short name is changed in what it names.
  const named = shipped === null ? undefined : readShort(reader, shipped);
  const base = named?.experiment ?? defaultExperiment();
  const run = readRun(reader);
  const models = readModels(reader, base.models);
  const experiment = { ...base, ...run, models };
  const information = readInformation(reader);
  const blob = reader.take('moves', isDeflated);
  const decoded =
    blob === undefined ? { moves: named?.moves ?? [], notices: [] } : decodeMoves(blob, version, history);
  const start = readStart(reader);
  const result = reader.take(RESULT_KEY, isDeflated)?.slice(0, LONGEST_TEXT) ?? null;
  const unknown = reader.rest();
  const isPlain = isViewAlone && given === undefined;
  const told = [...parsed.notices, ...(isPlain ? [] : notices), ...reader.notices];
  if (reader.missing.length > 0 && !isViewAlone && named === undefined)
    told.push(`link: expected ${reader.missing.join(', ')} too, got nothing; took the defaults.`);
  if (unknown.length > 0)
    told.push(`link: ${some(unknown.map(([key]) => key))} is not known here; passed on unread.`);
  return {
    experiment,
    moves: decoded.moves,
    view,
    information,
    start,
    result,
    unknown: unknown
      .filter(([key, value]) => key.length + value.length <= LONGEST_TEXT)
      .slice(0, MOST_UNKNOWN),
    notices: [...told, ...decoded.notices],
  };
}
