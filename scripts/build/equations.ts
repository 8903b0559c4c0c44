/** The equations of the fields' declarations and of figure 1 as MathML, made when the page is built: `virtual:equations`. The page itself knows no TeX. */
import { renderToString } from 'katex';
import { runnerImport, type Plugin } from 'vite';

const name = 'virtual:equations';
const id = `\0${name}`;
const fields = 'src/experiment/every-field.ts';
const figure = 'src/views/architecture/explanations.ts';

interface Equation {
  readonly tex: string;
}

interface Fields {
  readonly everyField: readonly (readonly [string, { readonly equation: Equation | null }])[];
}

interface Figure {
  readonly everyExplanation: readonly { readonly equation: Equation }[];
}

/** TeX as one <math> element; throws where the TeX is wrong. */
export function mathml(tex: string): string {
  const html = renderToString(tex, {
    output: 'mathml',
    displayMode: true,
    throwOnError: true,
    strict: 'error',
  });
  // KaTeX wraps it in a span for styles that the page does not have, and adds the TeX, which the page has already.
  const math = /<math[^]*<\/math>/.exec(html)?.[0];
  if (math === undefined) throw new Error(`equation ${tex}: expected <math> from KaTeX, got ${html}`);
  return math
    .replace(/<annotation[^]*<\/annotation>/, '')
    .replace(/^<math[^>]*>/, '<math xmlns="http://www.w3.org/1998/Math/MathML" display="block">');
}

/** `plugins` are those that alter what the page is built of, which the equations are read from too. */
export function equations(plugins: readonly Plugin[] = []): Plugin {
  return {
    name: 'equations',
    resolveId: (asked) => (asked === name ? id : null),
    async load(asked) {
      if (asked !== id) return null;
      const config = { configFile: false as const, plugins: [...plugins] };
      const declared = await runnerImport<Fields>(`./${fields}`, config);
      const explained = await runnerImport<Figure>(`./${figure}`, config);
      for (const file of [...declared.dependencies, ...explained.dependencies]) this.addWatchFile(file);
      const all = [
        ...declared.module.everyField.flatMap(([, { equation }]) => (equation ? [equation.tex] : [])),
        ...explained.module.everyExplanation.map(({ equation }) => equation.tex),
      ];
      const markup = Object.fromEntries(all.map((tex) => [tex, mathml(tex)]));
      return `export const equations = ${JSON.stringify(markup)};`;
    },
  };
}
