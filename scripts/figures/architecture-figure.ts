/** Figure 1 as SVG text, from the Architecture view's own drawing code at the default experiment. */
import { defaultExperiment } from '../../src/experiment/default-experiment';
import type { ModelId } from '../../src/models/registry';
import { architectureScene, rowsOf } from '../../src/views/architecture/architecture-scene';
import { architectureOf, shapeText } from '../../src/views/architecture/layout';
import { sceneSvg } from '../../src/ui/scene-svg';
import type { PlotInk } from '../../src/ui/plot-canvas';

/** Those of the paper's own figure. */
const models: readonly ModelId[] = ['gauss', 'categorical', 'cg-bpef'];
const WIDTH = 900;
const ROW = 58;
const PIXELS = 28 * 28;

/** Without the numbers of a run: shapes and form alone. */
export function architectureFigure(ink: PlotInk): { readonly name: string; readonly svg: string } {
  const experiment = defaultExperiment();
  const columns = models.map((model) => ({
    architecture: architectureOf(model, experiment, PIXELS),
    values: {},
  }));
  const size = { width: WIDTH, height: Math.round(ROW * rowsOf(columns)) };
  const shapes = columns.map(({ architecture: { model, nodes } }) => [
    model,
    Object.fromEntries(nodes.map(({ id, axes }) => [id, shapeText(axes)])),
  ]);
  return {
    name: 'figure-1',
    svg: sceneSvg(architectureScene(columns, null, size, ink), {
      title: 'Figure 1: the architecture of the three models',
      description:
        'Gauss-VAE, Cat-VAE and CG-BPEF-VAE from the picture x to its reconstruction, with the shape of every tensor. Continuous variables are round and blue, discrete ones square, lined twice and orange: only CG-BPEF-VAE goes from continuous b through discrete y to continuous z.',
      settings: Object.fromEntries(shapes),
      link: '#v=1&view=architecture',
    }),
  };
}
