/** Where a text for readers says 'three': of models their number is a matter of the registry. Reads no files. */
import ts from 'typescript';

/** What may be three: things of the paper and of the page that no fourth model makes four. */
const others =
  /\bthree(?=[\s-]+(categories|points|bars|channels|most probable|alpha|of them are runs)\b)|(?<=\b(axis or|choice of|probability of the) )three\b|\blab-three\b/gi;

/** `${path}:${line}: the text`, for every text of a program or a page with a 'three' that may count models. */
export function threesIn(path: string, text: string): string[] {
  const told = (said: string) => /\bthree\b/i.test(said.replace(others, ''));
  if (path.endsWith('.html'))
    return text.split('\n').flatMap((line, at) => (told(line) ? [`${path}:${at + 1}: ${line.trim()}`] : []));
  if (!/\.tsx?$/.test(path)) return [];
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isText =
      ts.isStringLiteralLike(node) ||
      ts.isJsxText(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddleOrTemplateTail(node);
    const said = isText ? node.text.replace(/\s+/g, ' ').trim() : '';
    if (told(said))
      found.push(`${path}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${said}`);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}
