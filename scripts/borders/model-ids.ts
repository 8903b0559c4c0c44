/** Where a file names a model by its id, as a text or as a key: what a model is lies in its folder, and all else goes through the registry. Reads no files. */
import ts from 'typescript';

/** Below src. What is about these very models: rows and claims of the paper, peers measured beside them, and tests. */
const mayName: readonly RegExp[] = [
  /^models\/registry\.ts$/,
  /^experiment\/(presets|presets-svhn|claims)\.ts$/,
  /^experiment\/table1\//,
  /^cli\/bench\/contenders\//,
  /\.test\.tsx?$/,
  /(^|\/)(testing|fixtures)\//,
];

/** A text that is an id or begins with one, as 'gauss.latent' does. */
function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) return node.text;
  // A key, or a property taken by name: models.gauss, { gauss: 1 }, const { gauss } = models.
  if (!ts.isIdentifier(node)) return null;
  const { parent } = node;
  const isKey =
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    ((ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isMethodDeclaration(parent)) &&
      parent.name === node) ||
    ts.isShorthandPropertyAssignment(parent) ||
    (ts.isBindingElement(parent) && (parent.propertyName ?? parent.name) === node);
  return isKey ? node.text : null;
}

/** `${path}:${line}: what it names`, one for each; none where the file may. */
export function modelsNamed(path: string, text: string, ids: readonly string[]): string[] {
  const own = /^models\/([^/]+)\//.exec(path)?.[1];
  if (!/\.tsx?$/.test(path) || mayName.some((form) => form.test(path))) return [];
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const said = textOf(node);
    const id = said === null ? undefined : ids.find((one) => said === one || said.startsWith(`${one}.`));
    if (id !== undefined && id !== own) {
      const line = tree.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.push(`${path}:${line}: expected no model by name, got '${said}'; ask its spec or the registry`);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}
