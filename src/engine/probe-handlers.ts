/** The commands that are probes, all made from their list: arguments checked, then the run asked between two beats. */
import { expectModel, expectMoves } from '../experiment/arguments';
import type { Experiment } from '../experiment/experiment';
import {
  probeNames,
  probeOf,
  type ProbeGive,
  type ProbeName,
  type ProbeTake,
} from '../training/probes/registry';
import { validationPictures, type Handlers, type Reach } from './handlers';

export function probeHandlers({ dataset, current, past, beside, turns }: Reach): Pick<Handlers, ProbeName> {
  function checked<K extends ProbeName>(name: K, take: ProbeTake<K>, { models }: Experiment) {
    const model = expectModel(`${name}: model`, take.model);
    const ifMoved = expectMoves(`${name}: ifMoved`, take.ifMoved ?? []);
    const pictures = validationPictures(dataset(name));
    const { latent } = models[model];
    // A preview takes no plain question's place.
    const kind = ifMoved.length > 0 ? `preview of ${name}` : name;
    return { kind, model, asked: { ...probeOf(name).check(take, { pictures, latent }), model, ifMoved } };
  }

  async function ofOwn<K extends ProbeName>(name: K, take: ProbeTake<K>): Promise<ProbeGive<K>> {
    const session = await current(name);
    const { kind, model, asked } = checked(name, take, session.run.experiment);
    const data = dataset(name);
    return session.probe(kind, model, (run) => {
      if (take.at !== undefined) return past.at(name, take.at, data).probe(name, asked);
      past.forget();
      return run.probe(name, asked);
    });
  }

  async function ofBeside<K extends ProbeName>(
    name: K,
    take: ProbeTake<K>,
    of: string,
  ): Promise<ProbeGive<K>> {
    await turns.ready();
    const { standing } = beside.get(name, of, dataset(name));
    const { kind, model, asked } = checked(name, take, standing.experiment);
    return turns.probe(`${kind} of ${of}`, model, async () =>
      beside.show(name, { of, at: take.at }, dataset(name)).probe(name, asked),
    );
  }

  const handlerOf =
    <K extends ProbeName>(name: K) =>
    (take: ProbeTake<K>): Promise<ProbeGive<K>> =>
      take.of === undefined ? ofOwn(name, take) : ofBeside(name, take, take.of);
  const handlers = probeNames.map((name) => [name, handlerOf(name)]);
  return Object.fromEntries(handlers) as Pick<Handlers, ProbeName>;
}
