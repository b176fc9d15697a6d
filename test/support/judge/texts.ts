/** What is looked up in a page: where each line of text stands, in what, and under what. CSS px, from the window's corner. */

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Something that text stands in and that may cut it off. */
export interface Frame extends Box {
  name: string;
  /** Also when it scrolls sideways: nobody reads a text that way. */
  cutsSides: boolean;
  cutsEnds: boolean;
  /** Up and down. */
  scrolls: boolean;
  /** Shows that a text goes on: "Einwohnermelde…". */
  hasEllipsis: boolean;
}

export interface Text {
  text: string;
  /** Texts of one element flow and cannot lie on each other. */
  element: number;
  lines: Box[];
  /** For each line how much of it something else hides, from 0 to 1: all of it where something takes the whole screen. */
  hidden: number[];
  /** Short words that go on in the next line without a hyphen. */
  broken: string[];
  /** From the inside out. */
  frames: Frame[];
}

/** Runs in the page: ways in which it is larger than its window. */
export function pageOverflow(scrolls: boolean): string[] {
  const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement;
  const wide =
    scrollWidth > clientWidth + 1 ? [`the page is ${scrollWidth - clientWidth} px wider than its window`] : [];
  const long =
    scrollHeight > clientHeight + 1 ? [`the page is ${scrollHeight - clientHeight} px longer than its window`] : [];
  return scrolls ? wide : [...wide, ...long];
}

/**
 * Runs in the page, in engines from Chromium 83 on, so that it uses nothing newer and nothing from outside.
 *
 * @param scrolls whether the page itself may be longer than its window
 */
export function textsOfPage(scrolls: boolean): Text[] {
  const boxOf = ({ left, top, right, bottom }: DOMRect): Box => ({ left, top, right, bottom });
  const frameOf = (element: Element): Frame => {
    const { overflowX, overflowY, textOverflow } = getComputedStyle(element);
    const isPage = element === document.documentElement;
    const box = isPage ? { left: 0, top: 0, right: innerWidth, bottom: innerHeight } : element.getBoundingClientRect();
    return {
      ...boxOf(box as DOMRect),
      name: (element.getAttribute('class') || element.tagName).slice(0, 60),
      cutsSides: isPage || overflowX !== 'visible',
      cutsEnds: isPage ? !scrolls : overflowY === 'hidden' || overflowY === 'clip',
      scrolls: !isPage && (overflowY === 'auto' || overflowY === 'scroll'),
      hasEllipsis: textOverflow === 'ellipsis',
    };
  };
  /** What is taken out of the flow is cut off only by what it is placed in. */
  const around = (element: Element): Element | null => {
    const { position } = getComputedStyle(element);
    if (position === 'fixed') return document.documentElement;
    let parent = element.parentElement;
    while (position === 'absolute' && parent?.parentElement && getComputedStyle(parent).position === 'static')
      parent = parent.parentElement;
    return parent;
  };
  const known = new Map<Element, Frame[]>();
  const framesOf = (element: Element | null): Frame[] => {
    if (element === null) return [];
    const outer = element === document.documentElement ? null : around(element);
    const frames = known.get(element) || [frameOf(element), ...framesOf(outer)];
    known.set(element, frames);
    return frames;
  };
  const isOpaque = (element: Element): boolean => {
    const { backgroundColor, opacity } = getComputedStyle(element);
    return /^rgb\(/.test(backgroundColor) && opacity === '1';
  };
  const isHiddenIn = (element: Element, stack: Element[]): boolean => {
    // Letters may stand out of their own element's box, which is then not hit itself.
    const own = stack.findIndex((one) => one.contains(element));
    return stack.slice(0, Math.max(0, own)).some((above) => isOpaque(above) && !element.contains(above));
  };
  /** What keeps to the edge while all else scrolls hides nothing that cannot be scrolled to. */
  const isUnderSticky = (element: Element, [top]: Element[]): boolean => {
    for (let at = top; at && !at.contains(element); at = at.parentElement as Element)
      if (getComputedStyle(at).position === 'sticky') return true;
    return false;
  };
  const hiddenOf = (element: Element, { left, top, right, bottom }: Box): number => {
    const across = [left + 2, (left + right) / 2, right - 2];
    const down = [0.3, 0.5, 0.7].map((share) => top + (bottom - top) * share);
    const stacks = across.flatMap((x) => down.map((y) => document.elementsFromPoint(x, y)));
    if (stacks.some((stack) => isUnderSticky(element, stack))) return 1;
    return stacks.filter((stack) => isHiddenIn(element, stack)).length / stacks.length;
  };
  /** What stands behind a question is veiled. */
  const question = document.querySelector('[aria-modal=true]');
  const isSeen = (node: Node): boolean => {
    const element = node.parentElement;
    if (element === null || !/\S/.test(node.textContent || '')) return false;
    if (element.closest('.sr-only, noscript, script, style, option, [hidden]')) return false;
    if (question !== null && !question.contains(element)) return false;
    for (let at: Element | null = element; at; at = at.parentElement)
      if (getComputedStyle(at).opacity === '0') return false;
    return getComputedStyle(element).visibility === 'visible';
  };
  const elements: Element[] = [];
  const indexOf = (element: Element): number => {
    if (!elements.includes(element)) elements.push(element);
    return elements.indexOf(element);
  };
  const brokenWords = (node: Node): string[] => {
    const words = /[^\s\-–—/.,:;@_’']+/g;
    const found: string[] = [];
    const range = document.createRange();
    for (let match = words.exec(node.textContent || ''); match; match = words.exec(node.textContent || '')) {
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      const tops = Array.from(range.getClientRects()).map(({ top }) => top);
      if (match[0].length <= 12 && Math.max(...tops) - Math.min(...tops) > 2) found.push(match[0]);
    }
    return found;
  };
  const textOf = (node: Node): Text => {
    const element = node.parentElement as Element;
    const range = document.createRange();
    range.selectNodeContents(node);
    const lines = Array.from(range.getClientRects())
      .filter(({ width, height }) => width > 0 && height > 0)
      .map(boxOf);
    return {
      text: (node.textContent || '').trim().slice(0, 80),
      element: indexOf(element),
      lines,
      hidden: lines.map((line) => hiddenOf(element, line)),
      broken: lines.length > 1 ? brokenWords(node) : [],
      frames: framesOf(element),
    };
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const nodes: Node[] = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes.filter(isSeen).map(textOf);
}
