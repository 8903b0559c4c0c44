/** The static texts of a source file that a page may show: literals, templates and JSX. Reads no files. */
import ts from 'typescript';

export interface PageText {
  /** From 1. */
  readonly line: number;
  /** A hole of a template is `hole`. */
  readonly text: string;
}

/** One word, whatever fills the hole. */
const hole = 'X';

/** Elements within a line of text; any other ends a sentence. */
const inline = new Set([
  'a',
  'abbr',
  'b',
  'bdi',
  'cite',
  'code',
  'em',
  'i',
  'kbd',
  'small',
  'span',
  'strong',
  'sub',
  'sup',
  'var',
]);
const inlineParts = new Set(['Symbol', 'Link', 'Equation', 'Swatch']);

type Element = ts.JsxElement | ts.JsxFragment;
const isElement = (node: ts.Node): node is Element => ts.isJsxElement(node) || ts.isJsxFragment(node);
const tagOf = (node: Element | ts.JsxSelfClosingElement): string =>
  ts.isJsxFragment(node) ? 'span' : (ts.isJsxElement(node) ? node.openingElement : node).tagName.getText();
const isInline = (tag: string) => inline.has(tag) || inlineParts.has(tag);

const joinedTemplate = (node: ts.TemplateExpression): string =>
  node.head.text + node.templateSpans.map(({ literal }) => hole + literal.text).join('');

/** A text that is written in one expression: a literal, a template, or a sum of them; null for any other. */
function textOf(node: ts.Expression): string | null {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node)) return joinedTemplate(node);
  if (ts.isParenthesizedExpression(node)) return textOf(node.expression);
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PlusToken) return null;
  const [left, right] = [textOf(node.left), textOf(node.right)];
  return left === null && right === null ? null : (left ?? hole) + (right ?? hole);
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: ' ',
  apos: "'",
  quot: '"',
};
const readable = (text: string) =>
  text.replace(/&(\w+);/g, (_, name: string) => entities[name] ?? hole).replace(/\s+/g, ' ');

/** Equations, figures and names, which are in no language. */
const isUntranslated = (node: Element): boolean =>
  ts.isJsxElement(node) && /\btranslate="no"/.test(node.openingElement.attributes.getText());

const hasOwnText = (node: Element) =>
  node.children.some((child) => ts.isJsxText(child) && /\p{L}/u.test(child.text));

/** The text of an element and of the inline elements within it, as a reader meets it. */
const textWithin = (node: Element): string =>
  node.children
    .map((child) => {
      if (ts.isJsxText(child)) return readable(child.text);
      if (ts.isJsxExpression(child)) return child.expression ? (textOf(child.expression) ?? hole) : '';
      if (!isInline(tagOf(child))) return '.\n';
      return isElement(child) && !isUntranslated(child) ? textWithin(child) : hole;
    })
    .join('');

/** Errors tell a caller what failed; TeX is no sentence. */
const isNoText = (node: ts.Node): boolean =>
  ts.isThrowStatement(node) ||
  (ts.isNewExpression(node) && /Error$/.test(node.expression.getText())) ||
  ts.isTaggedTemplateExpression(node) ||
  ts.isTypeNode(node) ||
  ts.isImportDeclaration(node) ||
  ts.isExportDeclaration(node);

/** Every text of a file, each once, with the line on which it begins. */
export function pageTexts(path: string, source: string): PageText[] {
  const tree = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  const found: PageText[] = [];
  const keep = (node: ts.Node, text: string) => {
    const { line } = tree.getLineAndCharacterOfPosition(node.getStart(tree));
    found.push({ line: line + 1, text });
  };
  const visit = (node: ts.Node, within: boolean): void => {
    if (isNoText(node)) return;
    if (isElement(node)) {
      const read = within && isInline(tagOf(node));
      if (!read && hasOwnText(node) && !isUntranslated(node)) keep(node, textWithin(node));
      if (ts.isJsxElement(node)) visit(node.openingElement, false);
      for (const child of node.children) visit(child, read || hasOwnText(node));
      return;
    }
    if (within && ts.isJsxExpression(node) && node.expression && textOf(node.expression) !== null)
      return visitHoles(node.expression);
    const text = ts.isExpression(node) ? textOf(node) : null;
    if (text === null) return ts.forEachChild(node, (child) => visit(child, false));
    keep(node, text);
    visitHoles(node);
  };
  /** What stands in the holes of a text has texts of its own. */
  const visitHoles = (node: ts.Node): void => {
    if (ts.isTemplateExpression(node)) for (const span of node.templateSpans) visit(span.expression, false);
    else if (ts.isParenthesizedExpression(node)) visitHoles(node.expression);
    else if (ts.isBinaryExpression(node))
      for (const side of [node.left, node.right])
        if (textOf(side) === null) visit(side, false);
        else visitHoles(side);
  };
  visit(tree, false);
  return found;
}
