/** What is said of two captures of one connection: where each was taken, how their clocks differ and how that is known, what was lost. */
import type { ClockDifference, PairedCaptures } from '../../capture/pair/pair.ts';
import type { PairWords } from '../contract/capturePair.ts';

/** Less than this is no more than what clocks stamp. */
const NOTHING_PPM = 0.05;

/** `difference`: null where both are in one file. */
export function pairSentences(
  { clocks, client, crossed }: Omit<PairedCaptures, 'connection'>,
  difference: ClockDifference | null,
  words: PairWords,
): string[] {
  const { basis, ways, isSteady } = clocks;
  return [
    difference === null ? words.oneFile : words.taken(client),
    difference === null ? '' : differenceText(difference, words),
    basis === 'oneClock' ? words.ways(ways.server / 1000, ways.client / 1000) : '',
    basis === 'oneWay' ? words.oneWay : '',
    basis === 'bothWays' ? (isSteady ? words.alike(ways.server / 1000) : words.unsteady) : '',
    words.crossed(crossed),
  ].filter((sentence) => sentence !== '');
}

function differenceText({ aheadNs, drift }: ClockDifference, words: PairWords): string {
  const ppm = Math.abs(drift * 1e6) < NOTHING_PPM ? 0 : drift * 1e6;
  if (aheadNs !== null) return words.ahead(Math.round(aheadNs / 1000), ppm);
  return ppm === 0 ? '' : words.drift(ppm);
}
