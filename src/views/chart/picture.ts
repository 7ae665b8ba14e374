/** The charts as a picture: SVG, and drawn from it PNG. */
import { flushSync, mount, unmount } from 'svelte';
import { pngOf, type Picture } from '../export/picture.ts';
import { standalone } from '../export/standalone.ts';
import { isUntold } from '../evidence/known.ts';
import { legendAt, marksOfAll, termsOf, type Composing } from './composed.ts';
import { summaryOf } from './facts.ts';
import Sheet from './Sheet.svelte';

interface Wanted extends Omit<Composing, 'width'> {
  readonly title: string;
  /** Whose charts they are, by name. */
  readonly side: string;
}

const WIDTH = 960;
const EDGE = 24;
/** Above the first chart, and above each: its name. */
const HEAD = 44;
const NAME = 36;

export async function chartsPicture(wanted: Wanted, form: 'SVG' | 'PNG'): Promise<Blob> {
  const picture = drawn(wanted);
  return form === 'PNG' ? pngOf(picture) : new Blob([picture.svg], { type: 'image/svg+xml' });
}

function drawn(wanted: Wanted): Picture {
  const { charts, upTo, told, title, side } = wanted;
  const { words } = told;
  const untold = isUntold(told.trace, told.side);
  const marks = marksOfAll({ ...wanted, width: WIDTH - 2 * EDGE });
  let y = HEAD;
  const parts = charts.flatMap((chart, i) => {
    const each = marks[i];
    if (each === undefined) return [];
    const terms = termsOf(chart, upTo, told);
    const legend = legendAt(terms, { chart, marks: each, told, step: null });
    const counts = words.axes[chart.name] + (each.isLog ? ` (${words.logarithmic})` : '');
    const part = { marks: each, legend, title: words.titles[chart.name], counts, y: y + NAME };
    y += NAME + each.height + legend.height;
    return [part];
  });
  const height = y + EDGE;

  const host = document.createElement('div');
  host.inert = true;
  host.ariaHidden = 'true';
  Object.assign(host.style, { position: 'fixed', insetInlineStart: '-100000px', top: '0' });
  document.body.append(host);
  const description = charts
    .map((chart) => summaryOf(chart, upTo, { words, side, untold }))
    .join('\n');
  const props = {
    title,
    description,
    side: told.side,
    parts,
    width: WIDTH,
    height,
    edge: EDGE,
    untold,
  };
  const sheet = mount(Sheet, { target: host, props });
  try {
    flushSync();
    const svg = host.querySelector('svg');
    if (svg === null) throw new Error('there is no sheet');
    return { svg: standalone(svg), width: WIDTH, height };
  } finally {
    void unmount(sheet);
    host.remove();
  }
}
