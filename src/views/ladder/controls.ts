/**
 * What mouse, finger and keys do to the segments of the diagram, with one set of listeners for all of them: a window of a long
 * run has a hundred. It comes after the picture.
 */
import type { ArrowMark } from './marks.ts';
import { hear, hearPresses, type Press } from './press.ts';
import { segmentBeside } from './beside.ts';
import type { Drawn } from './sight.ts';

/** What of the diagram the controls need to know, and what they tell it. */
export interface Controlled {
  readonly arrows: readonly ArrowMark[];
  readonly isKnown: (segment: Drawn) => boolean;
  /** The focus has come to one; the pointer or the focus is on one, or on none any more. */
  readonly onfocus: (flight: number) => void;
  readonly onpoint: (flight: number | null) => void;
  readonly onpick: ((flight: number, anchor: Element, press: Press) => void) | undefined;
  /** Brings a segment into sight that is not. */
  readonly onreveal: ((segment: Drawn) => Promise<void>) | undefined;
}

const segmentIn = (element: EventTarget | null): Element | null =>
  element instanceof Element ? element.closest('[data-flight]') : null;

const flightOf = (segment: Element | null): number | null =>
  segment === null ? null : Number(segment.getAttribute('data-flight'));

/**
 * The segment that a pointer means. Where arrows run close together their strips overlap: then it is the one whose words it
 * is on, else the one whose line is nearest.
 */
function segmentUnder(event: MouseEvent): Element | null {
  const { clientX, clientY, target } = event;
  const isByPointer = !('pointerType' in event) || event.pointerType !== '';
  // A document without a layout (in tests) has no such thing.
  if (!isByPointer || !('elementsFromPoint' in document)) return segmentIn(target);
  const there = document.elementsFromPoint(clientX, clientY);
  const worded = there.find((element) => element.matches('[data-flight] :is(text, tspan, rect)'));
  if (worded) return segmentIn(worded);
  const strips = there.filter((element) => element.matches('[data-flight] line'));
  const nearest = strips
    .map((strip) => ({ strip, away: distanceTo(strip as SVGLineElement, clientX, clientY) }))
    .sort((a, b) => a.away - b.away)[0];
  return segmentIn(nearest?.strip ?? target);
}

function distanceTo(line: SVGLineElement, x: number, y: number): number {
  const matrix = line.getScreenCTM();
  const at = (end: 1 | 2) =>
    new DOMPoint(line[`x${end}`].baseVal.value, line[`y${end}`].baseVal.value).matrixTransform(
      matrix ?? undefined,
    );
  const [a, b] = [at(1), at(2)];
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  return Math.abs((b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x)) / length;
}

/** An attachment for the group of all segments. */
export const controls = (of: Controlled) => (group: Element) => {
  const pick = (segment: Element, press: Press) => {
    const flight = flightOf(segment);
    if (flight !== null) of.onpick?.(flight, segment, press);
  };

  function onkeydown(event: KeyboardEvent): void {
    const segment = segmentIn(event.target);
    if (segment === null || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) pick(segment, event.shiftKey ? 'long' : 'short');
      return;
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    // At either end the key is used up too: else it would scroll or step time.
    event.preventDefault();
    event.stopPropagation();
    const next = segmentBeside(of.arrows, flightOf(segment), step);
    if (next && of.isKnown(next)) void goTo(next);
  }

  async function goTo(segment: Drawn): Promise<void> {
    const control = () => group.querySelector<SVGGElement>(`[data-flight="${segment.flight}"]`);
    if (!control()) await of.onreveal?.(segment);
    control()?.focus();
  }

  function onfocusin({ target }: Pick<FocusEvent, 'target'>): void {
    const flight = flightOf(segmentIn(target));
    if (flight !== null) of.onfocus(flight);
    of.onpoint(flight);
  }

  // The focus may have come before.
  if (group.contains(document.activeElement)) onfocusin({ target: document.activeElement });

  const stops = [
    hear(group, 'keydown', onkeydown),
    hear(group, 'focusin', onfocusin),
    hear(group, 'focusout', () => of.onpoint(null)),
    hear(group, 'pointerover', (event) => of.onpoint(flightOf(segmentUnder(event)))),
    hear(group, 'pointermove', (event) => of.onpoint(flightOf(segmentUnder(event)))),
    hear(group, 'pointerleave', () => of.onpoint(null)),
    hearPresses(group, { targetOf: segmentUnder, onpress: pick }),
  ];
  return () => stops.forEach((stop) => stop());
};
