/** The commands about pictures of the data set, whatever any model makes of them. */
import { noLabel, putDrawn, type Dataset } from '../data/dataset';
import {
  expectIndices,
  expectModel,
  expectOneOf,
  expectPicture,
  expectWhole,
  manyPictures,
} from '../experiment/arguments';
import { exactParts } from '../experiment/exact';
import { isDrawn } from '../experiment/drawn-digit';
import type { ModelId } from '../models/registry';
import type { AskedBeside } from './beside';
import { placesOf } from './digit-choice';
import { validationPictures, type Handlers, type Reach } from './handlers';
import { nearestPictures } from './nearest';
import { picturesAt, picturesOf } from './pictures';
import type { MeasuredTerm2 } from './protocol';

type PictureCommand = 'pictures' | 'draw' | 'nearest' | 'digits' | 'term2';

export function pictureHandlers({
  dataset,
  current,
  session,
  past,
  beside,
  turns,
}: Reach): Pick<Handlers, PictureCommand> {
  async function ofOwn(id: ModelId, at: number | undefined, data: Dataset): Promise<MeasuredTerm2 | null> {
    const { run, ask } = await current('term2');
    if (at === undefined) return run.validationTerm2(id);
    // The past is on the device for one step at a time, which a probe under way may still need.
    return ask(() => past.at('term2', at, data).validationTerm2(id));
  }

  const ofBeside = (id: ModelId, asked: AskedBeside, data: Dataset) =>
    turns.ask(async () => beside.show('term2', asked, data).validationTerm2(id));

  return {
    async pictures({ indices, from = 'validation' }) {
      const data = dataset('pictures');
      const what = 'pictures: indices';
      if (expectOneOf('pictures: from', from, exactParts) === 'validation')
        return picturesOf(data, expectIndices(what, indices, validationPictures(data)));
      const { first, end } = data.split.test;
      const places = expectIndices(what, indices, end - first).map(
        (index) => first + expectWhole(what, index, 0, end - first - 1),
      );
      await data.until(Math.max(...places) + 1);
      return picturesAt(data, places);
    },

    async draw({ pixels }) {
      putDrawn(dataset('draw'), pixels);
      return null;
    },

    async nearest({ index, count }) {
      const data = dataset('nearest');
      const own = expectPicture('nearest: index', index, validationPictures(data));
      expectWhole('nearest: count', count, 1, manyPictures);
      return nearestPictures(data, own, count);
    },

    async digits({ choice, offset, count }) {
      const data = dataset('digits');
      expectWhole('digits: count', count, 1, manyPictures);
      if (choice.kind === 'class') expectWhole('digits: label', choice.label, 0, noLabel - 1);
      const byTerm2 = choice.kind === 'worst' || choice.kind === 'best';
      const id = byTerm2 ? expectModel('digits: model', choice.model) : null;
      const measured = id === null ? null : (session()?.run.validationTerm2(id) ?? null);
      const { first, end } = data.split.validation;
      const chosen = placesOf(choice, data.labels.subarray(first, end), measured?.term2 ?? null);
      expectWhole('digits: offset', offset, 0, Math.max(0, chosen.length - 1));
      const indices = chosen.slice(offset, offset + count);
      const evaluated = measured && {
        step: measured.step,
        term2: Float32Array.from(indices, (index) => measured.term2[index]),
      };
      return { ...(await picturesOf(data, indices)), indices, total: chosen.length, evaluated };
    },

    async term2({ model, index, at, of }) {
      const id = expectModel('term2: model', model);
      const data = dataset('term2');
      expectPicture('term2: index', index, validationPictures(data));
      const measured = of === undefined ? await ofOwn(id, at, data) : await ofBeside(id, { of, at }, data);
      // What is drawn is no part of an evaluation.
      return measured && !isDrawn(index) ? { step: measured.step, term2: measured.term2[index] } : null;
    },
  };
}
