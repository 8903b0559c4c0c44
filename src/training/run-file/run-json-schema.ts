/** The shape of run.json, of which nothing is believed before it is read by this. What its values mean to each other is read-run-json.ts's. */
import * as v from 'valibot';
import { modelIds } from '../../models/registry';
import { exactNumber } from './exact-number';

/** Characters of a text that a page shows in full. */
const mostText = 10_000;
const mostName = 200;

const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const text = v.pipe(v.string(), v.maxLength(mostText));
const shortDigest = v.pipe(v.string(), v.regex(/^[0-9a-f]{12}$/));
const sum = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const size = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(64));
const nullableNumber = v.nullable(exactNumber);

const backendName = v.picklist(['webgpu', 'webgl', 'wasm', 'cpu']);
const backendSchema = v.object({
  name: backendName,
  reason: text,
  threads: whole,
  device: text,
  software: v.boolean(),
  fallback: v.optional(text),
  plan: text,
  candidates: v.array(
    v.object({
      name: backendName,
      state: v.picklist(['chosen', 'slower', 'unavailable', 'failed', 'software', 'not tried']),
      reason: text,
      millisecondsPerStep: v.optional(exactNumber),
    }),
  ),
});

export const factsSchema = v.object({
  dataset: v.object({
    name: text,
    sha256: text,
    width: size,
    height: size,
    floor: v.optional(exactNumber),
  }),
  backend: backendSchema,
  plan: text,
  threads: whole,
  code: text,
  created: v.pipe(v.string(), v.isoTimestamp()),
  // A page shows it: no other scheme may come in by it.
  link: v.nullable(v.pipe(v.string(), v.maxLength(1_000_000), v.regex(/^https?:\/\//))),
  name: v.pipe(v.string(), v.maxLength(mostName)),
  parent: v.nullable(v.object({ digest: shortDigest, step: whole })),
  digest: v.nullable(shortDigest),
  view: v.optional(v.object({ sha256: sum })),
});

const terms = v.object({ term1: exactNumber, term2: exactNumber });

const evaluationSchema = v.object({
  step: whole,
  temperature: nullableNumber,
  training: terms,
  validation: terms,
  klByDimension: v.unknown(),
});

const testSchema = v.object({
  term1: exactNumber,
  term2: exactNumber,
  freeEnergy: exactNumber,
  temperature: nullableNumber,
  step: whole,
});

const mean = v.object({ mean: exactNumber, standardError: exactNumber });
const auditedTerms = v.object({ term1: mean, term2: mean, freeEnergy: mean });

const auditSchema = v.object({
  model: v.picklist(modelIds),
  step: whole,
  temperature: nullableNumber,
  pictures: whole,
  paper: auditedTerms,
  hard: v.nullable(auditedTerms),
  klByDimension: v.array(exactNumber),
  relaxed: v.nullable(
    v.object({
      of: v.picklist(['z', 'y']),
      pictures: whole,
      byDimension: v.array(exactNumber),
      terms: auditedTerms,
    }),
  ),
  klSimplex: nullableNumber,
  importance: v.array(
    v.object({
      reading: v.picklist(['exact', 'hard', 'relaxed']),
      pixels: v.picklist(['grey', 'binarised']),
      points: v.array(v.object({ samples: whole, nll: mean, effectiveSamples: exactNumber })),
      nllByPicture: v.array(exactNumber),
    }),
  ),
});

const historySchema = v.object({
  curve: v.object({ step: v.unknown(), term1: v.unknown(), term2: v.unknown() }),
  validation: v.array(evaluationSchema),
  test: v.nullable(testSchema),
  audit: v.optional(auditSchema),
  milliseconds: v.pipe(v.number(), v.minValue(0)),
  trained: whole,
});

const bestSchema = v.object({
  model: v.picklist(modelIds),
  step: whole,
  temperature: nullableNumber,
  settings: v.unknown(),
  L: exactNumber,
});

/** Of a run: what it goes on from, beside experiment and moves, which have readers of their own. */
export const runSchema = v.object({
  step: whole,
  budget: whole,
  start: v.nullable(sum),
  evaluatedAt: whole,
  testedAt: whole,
  experiment: v.unknown(),
  moves: v.array(v.unknown()),
  models: v.record(v.picklist(modelIds), historySchema),
  parts: v.array(v.string()),
  // Of bests whose parameters are in no part.
  dropped: v.optional(v.array(bestSchema), []),
  // Of bests that have their model's parameters.
  view: v.optional(v.object({ bests: v.array(bestSchema) })),
});

export type BestJson = v.InferOutput<typeof bestSchema>;
export type HistoryJson = v.InferOutput<typeof historySchema>;
