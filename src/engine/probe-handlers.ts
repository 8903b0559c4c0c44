/** The commands that are probes, all made from their list: arguments checked, then the run asked between two beats. */
import { expectModel, expectMoves } from '../experiment/arguments';
import {
  probeNames,
  probeOf,
  type ProbeGive,
  type ProbeName,
  type ProbeTake,
} from '../training/probes/registry';
import { validationPictures, type Handlers, type Reach } from './handlers';

export function probeHandlers({ dataset, current, past }: Reach): Pick<Handlers, ProbeName> {
  const handlerOf =
    <K extends ProbeName>(name: K) =>
    async (take: ProbeTake<K>): Promise<ProbeGive<K>> => {
      const session = await current(name);
      const model = expectModel(`${name}: model`, take.model);
      const ifMoved = expectMoves(`${name}: ifMoved`, take.ifMoved ?? []);
      const data = dataset(name);
      const pictures = validationPictures(data);
      const { latent } = session.run.experiment.models[model];
      const checked = { ...probeOf(name).check(take, { pictures, latent }), model, ifMoved };
      // A preview takes no plain question's place.
      const kind = ifMoved.length > 0 ? `preview of ${name}` : name;
      return session.probe(kind, model, (run) => {
        if (take.at !== undefined) return past.at(name, take.at, data).probe(name, checked);
        past.forget();
        return run.probe(name, checked);
      });
    };
  const handlers = probeNames.map((name) => [name, handlerOf(name)]);
  return Object.fromEntries(handlers) as Pick<Handlers, ProbeName>;
}
