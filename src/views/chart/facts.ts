/** What a chart comes to in a sentence, for those to whom it is read, and for all. */
import { RETRANSMISSION_CAUSES } from '../../trace/resent.ts';
import type { ViewWords } from '../../words/contract/index.ts';
import { happened, type Chart, type LineKind } from './charts.ts';

type ChartWords = ViewWords['chart'];

interface Telling {
  readonly words: ChartWords;
  readonly side: string;
  /** Packets alone tell of it. */
  readonly untold: boolean;
}

export function summaryOf(
  chart: Chart,
  upTo: number | null,
  { words, side, untold }: Telling,
): string {
  const values = (samples: Chart['dots']) =>
    samples
      .slice(0, happened(samples, upTo))
      .flatMap(({ value }) => (value === null ? [] : [value]));
  const line = (kind: LineKind) =>
    values(chart.lines.find((each) => each.kind === kind)?.samples ?? []);
  switch (chart.name) {
    case 'sequence': {
      const spans = chart.spans.slice(0, happened(chart.spans, upTo));
      const counts = new Map<string, number>();
      for (const { kind } of spans) counts.set(kind, (counts.get(kind) ?? 0) + 1);
      const again = RETRANSMISSION_CAUSES.flatMap((cause) => {
        const count = counts.get(cause);
        return count === undefined ? [] : [{ cause, count }];
      });
      const sentAgain = again.reduce((sum, { count }) => sum + count, 0);
      return words.summaries.sequence({
        side,
        segments: (counts.get('first') ?? 0) + sentAgain,
        again,
        sentAgain,
        lost: spans.filter(({ lost }) => lost).length,
        needless: spans.filter(({ needless }) => needless).length,
      });
    }
    case 'windows': {
      const [cwnd, inFlight] = [line('cwnd'), line('inFlight')];
      const last = cwnd.at(-1);
      if (last === undefined) return words.nothing;
      if (untold) return words.untold.windows(Math.max(0, ...largestOf(inFlight)));
      return words.summaries.windows({
        first: cwnd[0] ?? last,
        most: Math.max(...largestOf(cwnd)),
        last,
        inFlight: Math.max(0, ...largestOf(inFlight)),
      });
    }
    case 'roundTrips': {
      const [rtts, rto] = [values(chart.dots), line('rto').at(-1)];
      if (rto === undefined) return words.nothing;
      const measured = {
        samples: rtts.length,
        least: largestOf(rtts.map((us) => -us)).map((us) => -us)[0] ?? null,
        most: largestOf(rtts)[0] ?? null,
      };
      if (untold) return words.untold.roundTrips(measured);
      return words.summaries.roundTrips({
        ...measured,
        srtt: line('srtt').at(-1) ?? null,
        rto,
      });
    }
  }
}

/** The largest, if there is any; of however many. */
const largestOf = (numbers: readonly number[]): number[] =>
  numbers.length === 0 ? [] : [numbers.reduce((most, each) => Math.max(most, each))];
