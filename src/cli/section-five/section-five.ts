/** `npm run section5`: section 5 of kept parameters. Progress on stderr, tables on stdout, JSON where asked. */
import { blankDistribution } from '../../models/latent/readings';
import { loadModel, specOf } from '../../models/registry';
import { sectionFiveParameters } from '../../training/section-five/section-five-parameters';
import { runKeptCommand } from '../kept/kept-command';
import { parseSectionFiveOptions, sectionFiveHelp } from './section-five-options';
import { sectionFiveTable } from './section-five-table';

process.exitCode = await runKeptCommand({
  help: sectionFiveHelp,
  parse: parseSectionFiveOptions,
  async *measure(trained, dataset, { pictures, samples, summary }) {
    const { model, settings } = trained;
    const isReal = blankDistribution(specOf(model), settings).real !== null;
    // Of several models in a run file, one that has no such z is no reason to leave out the others.
    const sectionFive = isReal
      ? yield* sectionFiveParameters(await loadModel(model), trained, dataset, {
          from: 'test',
          pictures,
          samples,
        })
      : null;
    const kept = summary && sectionFive ? { ...sectionFive, byPicture: undefined } : sectionFive;
    return { model, sectionFive, record: { sectionFive: kept } };
  },
  table: (found) =>
    found
      .map(({ model, sectionFive }) =>
        sectionFive
          ? sectionFiveTable(sectionFive)
          : `section 5 of ${specOf(model).name}: left out, its decoder is fed categories\n`,
      )
      .join('\n'),
});
