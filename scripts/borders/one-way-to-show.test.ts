/** A view is shown by `actions.show(name)`, which goes through the browser's history: no file of the page sets the view's store beside it. */
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { textsUnder } from './source-files';

/** The page's file that ties the view to the address: it hears of back and forward, which are shown already. */
const wiring = 'app/wiring.ts';
const isBound = (path: string) =>
  /^(views|app|ui)\/.+\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path) && path !== wiring;

const named = (node: ts.Node, name: string) => ts.isIdentifier(node) && node.text === name;

/** `view`, `page.view`, `of(viewSlice)` and what else takes the slice: the store of the view that is shown. */
function isViewStore(node: ts.Expression): boolean {
  if (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node)) return isViewStore(node.expression);
  if (ts.isCallExpression(node)) return node.arguments.some((argument) => named(argument, 'viewSlice'));
  return named(node, 'view') || (ts.isPropertyAccessExpression(node) && named(node.name, 'view'));
}

/** The names that a file gives to the store: `const shown = useSliceStore(viewSlice)`, `{ view: shown }`. */
function otherNames(tree: ts.SourceFile): Set<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && node.initializer && ts.isIdentifier(node.name))
      if (isViewStore(node.initializer)) names.add(node.name.text);
    if (ts.isBindingElement(node) && node.propertyName && named(node.propertyName, 'view'))
      if (ts.isIdentifier(node.name)) names.add(node.name.text);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return names;
}

function faultsOf(path: string, text: string): string[] {
  if (!isBound(path) || !text.includes('setState')) return [];
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const names = otherNames(tree);
  const faults: string[] = [];
  const visit = (node: ts.Node): void => {
    const store =
      ts.isPropertyAccessExpression(node) && named(node.name, 'setState') ? node.expression : null;
    if (store && (isViewStore(store) || (ts.isIdentifier(store) && names.has(store.text)))) {
      const line = tree.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      faults.push(`${path}:${line}: expected actions.show(name), got ${node.getText().replace(/\s+/g, '')}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return faults;
}

describe('a view is shown by actions.show alone', () => {
  const texts = textsUnder('src').filter(([path]) => isBound(path));

  it('in every file of the page', () => {
    expect(texts.length).toBeGreaterThan(100);
    expect(texts.flatMap(([path, text]) => faultsOf(path, text))).toEqual([]);
  });

  it.each([
    ['of the page', "const { view } = usePage(); view.setState({ name: 'data' });"],
    ['by its page', "page.view.setState({ name: 'data' });"],
    ['by another name', "const { view: shown } = usePage(); shown.setState({ name: 'data' });"],
    ['of its slice', "page.of(viewSlice).setState({ name: 'data' });"],
    ['of its slice, over lines', "useSliceStore(viewSlice)\n  .setState({ name: 'data' });"],
    ['of its slice, by a name', "const shown = useSliceStore(viewSlice); shown.setState({ name: 'data' });"],
    ['handed on', 'const show = page.view.setState;'],
  ])('a store set %s is named', (_, text) => {
    for (const path of ['views/a/a.tsx', 'app/a/a.tsx', 'ui/a.ts'])
      expect(faultsOf(path, text)).toEqual([
        expect.stringMatching(/^\S+:\d+: expected actions\.show\(name\)/),
      ]);
  });

  it.each([
    ['the wiring', wiring, 'view.setState({ name });'],
    ['a test', 'app/a.test.ts', 'page.view.setState({ name });'],
    ['another store', 'views/a/a.tsx', 'page.experiment.setState({}); page.of(mapsSlice).setState({});'],
    [
      'a reader',
      'views/a/a.tsx',
      'const { name } = page.view.getState(); useSlice(viewSlice, (s) => s.name);',
    ],
    ['a word', 'views/a/a.tsx', '// never view.setState()'],
  ])('%s may', (_, path, text) => {
    expect(faultsOf(path, text)).toEqual([]);
  });
});
