/** Keeps the page whole while the browser translates it: React and a translator then write the same texts. Knows nothing of what is written. */

/*
 * A translator replaces a text node by <font><font>its translation</font></font>. React keeps the old node. It then throws
 * where that node is to be removed or stands after a new element, and writes a new text where nobody sees it: a number
 * would stop without a word. No rule for components could cover what libraries render, so the document itself makes up for it.
 */

/** What was put in a text's place. */
const standIns = new WeakMap<Node, Element>();
/** Texts that changed in their place: a translation that comes now may be of the text before. */
const changed = new WeakSet<Node>();

/** The child of `parent` that stands where `node` stood or stands; null where there is none. */
function standing(parent: Node, node: Node): ChildNode | null {
  const standIn = standIns.get(node);
  if (standIn?.parentNode === parent) return standIn;
  // Wrapped, and not replaced.
  let at: Node | null = node;
  while (at && at.parentNode !== parent) at = at.parentNode;
  return at as ChildNode | null;
}

/** The text itself again, for the translator to see. */
function bringBack(text: Text): void {
  standIns.get(text)?.replaceWith(text);
  standIns.delete(text);
}

/** `fresh`: what a translator put in just now; a text that React removes has no such neighbour. */
function replaced(text: Text, record: MutationRecord, fresh: Set<Node>): void {
  const { target, addedNodes, previousSibling, nextSibling } = record;
  const standIn = [...addedNodes, previousSibling, nextSibling].find(
    (node) => node instanceof HTMLElement && node.parentNode === target && fresh.delete(node),
  );
  if (!standIn) return;
  standIns.set(text, standIn as HTMLElement);
  if (changed.delete(text)) bringBack(text);
}

const isFont = (node: Node) => node instanceof HTMLElement && node.localName === 'font';

function watch(): void {
  const observer = new MutationObserver((records) => {
    const fresh = new Set(records.flatMap(({ addedNodes }) => [...addedNodes].filter(isFont)));
    for (const record of records) {
      if (record.target instanceof Text) {
        if (record.target.isConnected) changed.add(record.target);
        else bringBack(record.target);
      }
      for (const node of record.removedNodes)
        if (node instanceof Text && !node.isConnected) {
          // Outside the document it is heard only by itself.
          observer.observe(node, { characterData: true });
          replaced(node, record, fresh);
        }
    }
  });
  observer.observe(document.documentElement, { childList: true, characterData: true, subtree: true });
}

/** Once, before React draws. */
export function keepTranslatable(): void {
  const { removeChild, insertBefore } = Node.prototype;
  Node.prototype.removeChild = function <Child extends Node>(this: Node, child: Child): Child {
    const found = standing(this, child);
    // A text of which nothing is left has gone already; anything else that is missing is a fault, and said.
    if (found || !(child instanceof Text)) removeChild.call(this, found ?? child);
    return child;
  };
  Node.prototype.insertBefore = function <Child extends Node>(
    this: Node,
    node: Child,
    next: Node | null,
  ): Child {
    const found = next && standing(this, next);
    insertBefore.call(this, node, found ?? (next instanceof Text ? null : next));
    return node;
  };
  watch();
}
