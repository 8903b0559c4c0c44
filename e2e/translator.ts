/** A browser's translator, imitated: Chrome's puts <font><font>translation</font></font> in the place of every text node, some time after it came or changed. */
import type { Page } from '@playwright/test';

/** What a translated text ends with, so that code can tell it from the text; neither seen nor read by the tests. */
const SIGN = '\u200b';

/** From now on, until the page is left. */
export async function translate(page: Page): Promise<void> {
  await page.evaluate((sign) => {
    const wrap = (inside: Node | string) => {
      const font = document.createElement('font');
      font.append(inside);
      return font;
    };
    const asked = new Set<Text>();
    // How many answers are still to come.
    Object.defineProperty(window, 'asked', { get: () => asked.size });
    const ask = (text: Text) => {
      const left = text.parentElement?.closest('[translate="no"], font, script, style, textarea');
      if (left !== null || asked.has(text) || text.data.trim() === '') return;
      asked.add(text);
      const { data } = text;
      // The answer is of the text as it was when it was asked for.
      setTimeout(() => {
        asked.delete(text);
        if (text.isConnected) text.replaceWith(wrap(wrap(`${data}${sign}`)));
      }, 30);
    };
    const askAll = (root: Node) => {
      if (root instanceof Text) return ask(root);
      const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) ask(texts.currentNode as Text);
    };
    new MutationObserver((records) => {
      for (const { type, target, addedNodes } of records)
        if (type === 'characterData') ask(target as Text);
        else addedNodes.forEach(askAll);
    }).observe(document.body, { childList: true, characterData: true, subtree: true });
    askAll(document.body);
  }, SIGN);
}

/** A fiber of React: of an element that holds one text alone, of a text among others, or of neither. */
interface Fiber {
  readonly tag: number;
  readonly memoizedProps: unknown;
  readonly stateNode: unknown;
  readonly child: Fiber | null;
  readonly sibling: Fiber | null;
}

/** Where the document says something else than React means, element by element, once nothing is being translated. */
export function wrongTexts(page: Page): Promise<string[]> {
  return page.evaluate((sign) => {
    if ((window as unknown as { asked: number }).asked > 0) return ['still being translated'];
    const root = document.getElementById('root')! as unknown as Record<
      string,
      { stateNode: { current: Fiber } }
    >;
    const key = Object.keys(root).find((name) => name.startsWith('__reactContainer$'))!;
    const [ELEMENT, TEXT] = [5, 6];
    const wrong: string[] = [];
    const visit = (fiber: Fiber): string => {
      const { children, ...props } = (fiber.tag === ELEMENT ? fiber.memoizedProps : {}) as Record<
        string,
        unknown
      >;
      const shown = () => (fiber.stateNode as Element).textContent.replaceAll(sign, '');
      // A chart's texts stand elsewhere than in their fibers' order, and are not translated.
      if (props['translate'] === 'no' || 'dangerouslySetInnerHTML' in props) return shown();
      let meant = fiber.tag === TEXT ? String(fiber.memoizedProps) : '';
      for (let child = fiber.child; child; child = child.sibling) meant += visit(child);
      if (fiber.tag !== ELEMENT) return meant;
      if (fiber.child === null && (typeof children === 'string' || typeof children === 'number'))
        meant = String(children);
      if (shown() !== meant) wrong.push(`expected '${meant}', got '${shown()}'`);
      return meant;
    };
    visit(root[key]!.stateNode.current);
    return wrong;
  }, SIGN);
}

/** Elements whose text is a number and was handed to the translator all the same; not of choices, which never change. */
export function translatedNumbers(page: Page): Promise<string[]> {
  return page.evaluate((sign) => {
    const outer = [...document.querySelectorAll('#root :not(option) > font')].filter(
      (font) => font.parentElement!.localName !== 'font',
    );
    return outer
      .map(({ parentElement }) => parentElement!)
      .filter((element) => /^[\d\s.,:+−–%/-]+$/.test(element.textContent.replaceAll(sign, '')))
      .filter((element) => /\d/.test(element.textContent))
      .map((element) => element.outerHTML);
  }, SIGN);
}
