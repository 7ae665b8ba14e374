/**
 * An SVG of the page as a file that stands by itself: what style sheets and the theme say about it is written at each
 * element, fonts are generic, and what is there for the mouse, the keyboard and screen readers is left out.
 */
import { colourOf } from './colour.ts';

/** What children have from their parents: written where it changes. */
const INHERITED = [
  'fill',
  'stroke',
  'fill-opacity',
  'stroke-opacity',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
  'paint-order',
  'text-anchor',
] as const;

const IS_KEPT =
  /^(?:x|y|x1|x2|y1|y2|dx|dy|cx|cy|r|rx|ry|d|points|width|height|viewBox|transform|id|clip-path|pattern(?:Units|Transform))$/;

/** From the middle of a line of text to its baseline. */
const CENTRAL = '0.35em';

/** What paints nothing by itself. */
const HOLDS_OTHERS = new Set(['svg', 'g', 'defs', 'pattern', 'clipPath', 'text', 'tspan']);

type Written = Record<string, string>;

/** How it looks before anything is said about it. */
const AT_FIRST: Written = {
  fill: '#000000',
  stroke: 'none',
  'fill-opacity': '1',
  'stroke-opacity': '1',
  'stroke-width': '1px',
  'stroke-dasharray': 'none',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  'font-style': 'normal',
  'font-weight': '400',
  'paint-order': 'normal',
  'text-anchor': 'start',
};

export function standalone(svg: SVGSVGElement): string {
  const copy = copied(svg, AT_FIRST);
  if (copy === null) throw new Error('there is nothing to be seen');
  copy.setAttribute('role', 'img');
  // Its name and what it says; further inside such elements are hints for the mouse.
  const named = [...svg.children].filter(({ localName }) => /^(title|desc)$/.test(localName));
  copy.prepend(...named.map(plain));
  const written = new XMLSerializer().serializeToString(copy).replace(NOT_XML, '\u{FFFD}');
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written}\n`;
}

/** What no XML may hold, however it is written; a browser serializes it all the same. Halves of letters are among it. */
const NOT_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

function copied(element: Element, around: Written): Element | null {
  if (/^(title|desc)$/.test(element.localName)) return null;
  const style = getComputedStyle(element);
  if (style.visibility === 'hidden' || style.opacity === '0') return null;
  const written = writtenOf(style);
  if (!HOLDS_OTHERS.has(element.localName) && paintsNothing(element, written)) return null;

  const copy = document.createElementNS(element.namespaceURI, element.localName);
  for (const { name, value } of element.attributes)
    if (IS_KEPT.test(name)) copy.setAttribute(name, value);
  for (const name of INHERITED) {
    const value = written[name];
    if (value !== undefined && value !== around[name]) copy.setAttribute(name, value);
  }
  // Few programs know of the lines that a text may stand on.
  if (element.localName === 'text' && style.dominantBaseline === 'central')
    copy.setAttribute('dy', CENTRAL);
  if (style.opacity !== '1') copy.setAttribute('opacity', style.opacity);
  let holds = false;
  for (const child of element.childNodes) {
    const kept = child instanceof Element ? copied(child, written) : textOf(child, element);
    if (kept === null) continue;
    copy.append(kept);
    holds = true;
  }
  return HOLDS_OTHERS.has(element.localName) && !holds ? null : copy;
}

function plain({ namespaceURI, localName, textContent }: Element): Element {
  const copy = document.createElementNS(namespaceURI, localName);
  copy.textContent = textContent;
  return copy;
}

/** Blanks between elements are none of the text. */
const textOf = (node: Node, { localName }: Element): Node | null =>
  node.nodeType === Node.TEXT_NODE &&
  (localName === 'tspan' || localName === 'text') &&
  (localName === 'tspan' || node.textContent?.trim() !== '')
    ? node.cloneNode()
    : null;

function writtenOf(style: CSSStyleDeclaration): Written {
  const written: Written = {};
  for (const name of INHERITED) written[name] = style.getPropertyValue(name);
  for (const paint of ['fill', 'stroke'] as const) {
    const value = written[paint] ?? 'none';
    const colour = colourOf(value);
    if (colour !== null) {
      written[paint] = colour.alpha === 0 ? 'none' : colour.hex;
      const opacity = Number(written[`${paint}-opacity`]) * colour.alpha;
      if (colour.alpha !== 0) written[`${paint}-opacity`] = String(opacity);
    } else {
      written[paint] = value.replaceAll('"', '');
    }
  }
  const family = written['font-family'] ?? '';
  written['font-family'] = family.endsWith('monospace') ? 'monospace' : 'sans-serif';
  return written;
}

function paintsNothing({ localName }: Element, { fill, stroke }: Written): boolean {
  return stroke === 'none' && (localName === 'line' || fill === 'none');
}
