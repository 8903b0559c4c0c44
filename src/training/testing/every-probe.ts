/** One question of every probe there is, to small models of three dimensions: a probe without one here does not compile. Only tests import this. */
import { probeNames, type Asked, type ProbeGive, type ProbeName, type ProbeTake } from '../probes/registry';

type Questions = { readonly [K in ProbeName]: ProbeTake<K> };

export const everyQuestion = (asked: Asked): Questions => ({
  reconstruct: { ...asked, indices: [0, 3] },
  sample: { ...asked, count: 2 },
  traverse: { ...asked, index: 1, dimension: 2, count: 5 },
  latentMap: { ...asked, index: 0, dimensions: [0, 1], pictures: 5, grid: 3 },
  posterior: { ...asked, index: 4 },
  posteriors: { ...asked, count: 5 },
  truth: { ...asked, index: 1, dimension: 2 },
  precision: { ...asked, index: 2, truth: true },
});

export type EveryAnswer = { readonly [K in ProbeName]: ProbeGive<K> };

export type Ask = <K extends ProbeName>(name: K, take: ProbeTake<K>) => Promise<ProbeGive<K>>;

/** Asks all of them, one after the other, through a run or a client. */
export async function askAll(ask: Ask, asked: Asked): Promise<EveryAnswer> {
  const questions = everyQuestion(asked);
  const answerTo = <K extends ProbeName>(name: K) => ask(name, questions[name]);
  const answers: [ProbeName, unknown][] = [];
  for (const name of probeNames) answers.push([name, await answerTo(name)]);
  return Object.fromEntries(answers) as EveryAnswer;
}
