/** What the border rules need to know of one source file: its imports and how long it is; no rule lives here. */
import ts from 'typescript';

export interface Import {
  /** As written, without a query such as ?url. */
  readonly from: string;
  /** Erased by the compiler: nothing of it is left at run time. */
  readonly typeOnly: boolean;
  readonly dynamic: boolean;
}

export interface SourceFile {
  /** From src on, with slashes: engine/client.ts. */
  readonly path: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  /** True where the compiler leaves nothing of it. */
  readonly typesOnly: boolean;
}

function erased(node: ts.Statement): boolean {
  if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return true;
  if (ts.isImportDeclaration(node)) return node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
  return ts.isExportDeclaration(node) && node.isTypeOnly;
}

function importOf(node: ts.Node): Import | null {
  let from: ts.Node | undefined;
  let typeOnly = false;
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    from = node.moduleSpecifier;
    typeOnly = erased(node);
  } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    from = node.argument.literal;
    typeOnly = true;
  } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    from = node.arguments[0];
  }
  if (!from || !ts.isStringLiteralLike(from)) return null;
  return { from: from.text.replace(/\?.*$/, ''), typeOnly, dynamic: ts.isCallExpression(node) };
}

/** Reads one file's imports, exports from elsewhere, import() calls and import types, wherever in the file they stand. */
export function readSource(path: string, text: string): SourceFile {
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  if (!/\.(tsx?|js)$/.test(path)) return { path, lines, imports: [], typesOnly: false };
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const imports: Import[] = [];
  const visit = (node: ts.Node): void => {
    const found = importOf(node);
    if (found) imports.push(found);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return { path, lines, imports, typesOnly: tree.statements.every(erased) };
}
