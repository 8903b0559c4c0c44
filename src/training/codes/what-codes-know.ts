/** What the codes of a trained network know of labels that it never saw (definition 28). Yields between chunks, and may be abandoned at any of them. */
import type { Codes, CodesOptions, CodesPoint } from '../../experiment/codes';
import { meanAndError } from '../../math/importance-weighting';
import type { LabelledRows } from '../../math/logistic/regression';
import { mapped } from '../audit/mapped';
import { createStages, type AuditProgress } from '../audit/stages';
import type { Subject } from '../audit/subject';
import { choosePenalty, penalties, rowsFrom, shareTold } from './choose-penalty';
import { codeForm } from './code-form';
import { drawOf, drawSizes } from './label-draws';
import { labelledPictures } from './labelled-pictures';
import { codesOf } from './picture-codes';

interface CodesTake extends CodesOptions {
  readonly subject: Subject;
  readonly step: number;
}

/** Numbers of codes held at once of a part: 64 MB. */
const HELD = 2 ** 23;
/** However long a code is. */
const FEWEST_HELD = 1000;
/** All penalties for one number of a code and one class, in pictures encoded. */
const FIT_COST = 0.005;

/** What one set of labels teaches: the share of test pictures told, under the penalty that was chosen. */
interface Taught {
  readonly share: number;
  readonly penalty: number;
}

/** Throws where the pictures have no labels, or all of them one. */
export async function* whatCodesKnow(take: CodesTake): AsyncGenerator<AuditProgress, Codes, void> {
  const { subject, model, step, draws } = take;
  const { dataset, seed, network } = subject;
  const form = codeForm(network.model.spec, network.settings);
  const held = Math.max(FEWEST_HELD, Math.floor(HELD / form.width));
  const { classes, count, taken, blind } = labelledPictures(dataset, held, seed);
  const { training, validation, test } = taken;
  const classOf = new Map(classes.map(({ label }, k) => [label, k]));
  const { given, leftOut } = drawSizes(take.labels, classes);

  const costOf = (rows: number) => rows * (1 + FIT_COST * form.width * classes.length);
  const drawCost = given.reduce((sum, { needed }) => sum + costOf(needed * classes.length), 0);
  const told = validation.length + test.length;
  const stages = createStages({ encode: told, draws: draws * drawCost, all: costOf(training.length) });
  const rows = yield* stages.run('encode', rowsOf([...validation, ...test]), told);
  const asked = {
    validation: rowsFrom(rows, 0, validation.length),
    test: rowsFrom(rows, validation.length, told),
  };
  const ofDraws = yield* stages.run('draws', fromDraws(), draws);
  const ofAll = yield* stages.run('all', fromPictures(training), 1);
  return {
    ...{ model, step, ...form, classes: classes.length, penalties, draws },
    ...{ training: count, used: training.length, validation: validation.length, test: test.length },
    blind,
    points: [...ofDraws, pointOfAll(ofAll)],
    leftOut,
  };

  async function* rowsOf(places: readonly number[]): AsyncGenerator<number, LabelledRows, void> {
    const codes = yield* codesOf(subject, places);
    // A class without a training picture is never told.
    const labels = places.map((place) => classOf.get(dataset.labels[place]) ?? -1);
    return { ...codes, labels, classes: classes.length };
  }

  /** Yields how much is done, from 0 to 1. */
  async function* fromPictures(places: readonly number[]): AsyncGenerator<number, Taught, void> {
    const encoding = places.length / costOf(places.length);
    const known = yield* mapped(rowsOf(places), (done) => (encoding * done) / places.length);
    const { fit, penalty } = yield* mapped(
      choosePenalty(known, asked.validation),
      (done) => encoding + (1 - encoding) * done,
    );
    return { share: shareTold(fit, asked.test), penalty };
  }

  /** Yields how many draws are done. */
  async function* fromDraws(): AsyncGenerator<number, readonly CodesPoint[], void> {
    const found: Taught[][] = given.map(() => []);
    let before = 0;
    for (let draw = 0; draw < draws; draw++) {
      const order = drawOf(classes, seed, draw);
      for (const [i, { needed }] of given.entries()) {
        const places = order.flatMap((own) => own.slice(0, needed));
        const share = costOf(places.length) / drawCost;
        const start = before;
        found[i].push(yield* mapped(fromPictures(places), (done) => start + share * done));
        before += share;
      }
    }
    return given.map(({ labels, needed }, i) => ({
      ...{ labels: needed * classes.length, wanted: labels, errorOver: 'draws' },
      accuracy: meanAndError(found[i].map(({ share }) => share)),
      shares: found[i].map(({ share }) => share),
      penalties: found[i].map(({ penalty }) => penalty),
    }));
  }

  function pointOfAll({ share, penalty }: Taught): CodesPoint {
    // Binomial: the pictures that are told are a sample too.
    const standardError = Math.sqrt((share * (1 - share)) / test.length);
    return {
      ...{ labels: training.length, wanted: null, errorOver: 'test pictures' },
      accuracy: { mean: share, standardError },
      ...{ shares: [share], penalties: [penalty] },
    };
  }
}
