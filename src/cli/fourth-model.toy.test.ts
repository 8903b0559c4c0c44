/** Unit-VAE is registered as any model is: its parts are loaded, and links, records and the command line know it. */
import { describe, expect, it } from 'vitest';
import { decodeLink } from '../experiment/decode-link';
import { defaultExperiment } from '../experiment/default-experiment';
import { encodeLink } from '../experiment/encode-link';
import { modelFields } from '../experiment/model-fields';
import { readExperiment } from '../experiment/read-experiment';
import { loadFigure, loadGeometry, loadModel, modelIds, specOf, type ModelId } from '../models/registry';
import { figure } from '../models/testing/unit/figure';
import { geometry } from '../models/testing/unit/geometry';
import { unitModel } from '../models/testing/unit/model';
import { unitSpec } from '../models/testing/unit/spec';
import { helpText } from './help';
import { parseOptions } from './options';

const unit = 'unit' as ModelId;
const onIn = ({ models }: ReturnType<typeof defaultExperiment>) => modelIds.filter((id) => models[id].on);
/** Models with an order M. */
const ordered = modelFields.find(({ name }) => name === 'polynomialOrder')!.models.join(', ');
const three = ['gauss', 'categorical', 'cg-bpef'];

describe('a fourth model', () => {
  it('has its parts in the registry', async () => {
    expect(modelIds.at(-1)).toBe(unit);
    expect(specOf(unit)).toBe(unitSpec);
    expect(await loadModel(unit)).toBe(unitModel);
    expect(await loadGeometry(unit)).toBe(geometry);
    expect(await loadFigure(unit)).toBe(figure);
  });

  it('is on by default, and its own settings go through a link', () => {
    const base = defaultExperiment();
    expect(onIn(base)).toEqual([...three, unit]);
    const changed = { ...base, models: { ...base.models, [unit]: { ...base.models[unit], latent: 7 } } };
    const link = encodeLink(changed, []);
    expect(link).toContain('&unit.d=7&');
    expect(decodeLink(link)).toMatchObject({ experiment: changed, notices: [] });
  });

  it('is off in an old link, which opens without a word', () => {
    const old = encodeLink(defaultExperiment(), []).replace(',unit', '');
    const { experiment, notices } = decodeLink(old);
    expect([onIn(experiment), notices]).toEqual([three, []]);
  });

  it('is off in an old record, which opens without a word', () => {
    const { models, ...rest } = defaultExperiment();
    const known = Object.fromEntries(Object.entries(models).filter(([id]) => id !== unit));
    const { experiment, notices } = readExperiment({ ...rest, models: known });
    expect([onIn(experiment), notices]).toEqual([three, []]);
  });

  it('is an option of the command line, and in its help', () => {
    const options = parseOptions(['--model', 'unit', '--unit.d', '4']);
    if (options.ok !== true) throw new Error('expected options');
    expect(onIn(options.experiment)).toEqual([unit]);
    expect(options.experiment.models[unit].latent).toBe(4);
    expect(helpText()).toContain(`joined by commas: ${modelIds.join(', ')}.`);
    expect(parseOptions(['--unit.M', '4'])).toMatchObject({
      ok: false,
      message: `--unit.M: expected an option of ${ordered}, got one of unit`,
    });
  });
});
