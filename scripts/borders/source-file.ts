/** What the border rules need to know of one source file: its imports, what it exports and how long it is; no rule lives here. */
import ts from 'typescript';

export interface Import {
  /** As written, without a query such as ?url; a pattern where import.meta.glob takes all files that fit it. */
  readonly from: string;
  /** Erased by the compiler: nothing of it is left at run time. */
  readonly typeOnly: boolean;
  readonly dynamic: boolean;
  /** As the other file calls what is taken of it; null where it is taken whole. */
  readonly names: readonly string[] | null;
}

export interface SourceFile {
  /** From the folder on that is read, with slashes: engine/client.ts of src. */
  readonly path: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  /** Names that others can import. */
  readonly exports: readonly string[];
  /** Those of them that the file itself uses too. */
  readonly usedAtHome: readonly string[];
  /** True where the compiler leaves nothing of it. */
  readonly typesOnly: boolean;
}

function erased(node: ts.Statement): boolean {
  if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return true;
  if (ts.isImportDeclaration(node)) return node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
  return ts.isExportDeclaration(node) && node.isTypeOnly;
}

const namesIn = (list: ts.NamedImports | ts.NamedExports): string[] =>
  list.elements.map(({ propertyName, name }) => (propertyName ?? name).text);

/** What a statement, a call or a type takes of the other file. */
function namesTaken(node: ts.Node): string[] | null {
  if (ts.isImportDeclaration(node)) {
    const { name, namedBindings } = node.importClause ?? {};
    if (namedBindings && ts.isNamespaceImport(namedBindings)) return null;
    return [...(name ? ['default'] : []), ...(namedBindings ? namesIn(namedBindings) : [])];
  }
  if (ts.isExportDeclaration(node) && node.exportClause && ts.isNamedExports(node.exportClause))
    return namesIn(node.exportClause);
  if (!ts.isImportTypeNode(node) || !node.qualifier) return null;
  let first: ts.EntityName = node.qualifier;
  while (!ts.isIdentifier(first)) first = first.left;
  return [first.text];
}

const isImport = (called: ts.Expression) => called.kind === ts.SyntaxKind.ImportKeyword;
const isGlob = (called: ts.Expression) =>
  ts.isPropertyAccessExpression(called) &&
  ts.isMetaProperty(called.expression) &&
  called.name.text === 'glob';

function importOf(node: ts.Node): Import | null {
  let from: ts.Node | undefined;
  let typeOnly = false;
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    from = node.moduleSpecifier;
    typeOnly = erased(node);
  } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    from = node.argument.literal;
    typeOnly = true;
  } else if (ts.isCallExpression(node) && (isImport(node.expression) || isGlob(node.expression))) {
    from = node.arguments[0];
  }
  if (!from || !ts.isStringLiteralLike(from)) return null;
  const names = namesTaken(node);
  return { from: from.text.replace(/\?.*$/, ''), typeOnly, dynamic: ts.isCallExpression(node), names };
}

function boundIn(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? boundIn(element.name) : []));
}

function exportsOf(node: ts.Statement): string[] {
  if (ts.isExportAssignment(node)) return ['default'];
  if (ts.isExportDeclaration(node))
    return node.exportClause && ts.isNamedExports(node.exportClause)
      ? node.exportClause.elements.map(({ name }) => name.text)
      : [];
  const modifiers = ts.canHaveModifiers(node) ? (ts.getModifiers(node)?.map(({ kind }) => kind) ?? []) : [];
  if (!modifiers.includes(ts.SyntaxKind.ExportKeyword)) return [];
  if (modifiers.includes(ts.SyntaxKind.DefaultKeyword)) return ['default'];
  if (ts.isVariableStatement(node))
    return node.declarationList.declarations.flatMap(({ name }) => boundIn(name));
  const name = ts.getNameOfDeclaration(node as unknown as ts.Declaration);
  return name && ts.isIdentifier(name) ? [name.text] : [];
}

/** Reads one file's imports, exports from elsewhere, import() calls and import types, wherever in the file they stand. */
export function readSource(path: string, text: string): SourceFile {
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  if (!/\.(tsx?|m?js)$/.test(path))
    return { path, lines, imports: [], exports: [], usedAtHome: [], typesOnly: false };
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const imports: Import[] = [];
  const said = new Map<string, number>();
  const visit = (node: ts.Node): void => {
    const found = importOf(node);
    if (found) imports.push(found);
    if (ts.isIdentifier(node)) said.set(node.text, (said.get(node.text) ?? 0) + 1);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  const { statements } = tree;
  const exports = statements.flatMap(exportsOf);
  return {
    path,
    lines,
    imports,
    exports,
    // Its declaration says it once.
    usedAtHome: exports.filter((name) => (said.get(name) ?? 0) > 1),
    typesOnly: statements.every(erased),
  };
}
