/**
 * What else befalls a run, as text: other delays of the link (`at 1.2s 80ms`), and segments out of nowhere
 * (`at 2s to server RST seq 301`, `at 3s to client ACK seq 301 ack 201 data 100 window 500`).
 */
import { MOST } from '../expected.ts';
import { SIDES } from '../../trace/side.ts';
import { readFlags, writeFlags } from './flags.ts';
import type { Injection, LinkChange } from '../scenario.ts';
import {
  readEntries,
  writeEntries,
  writeTime,
  written,
  type FromText,
  type WordReader,
} from './words.ts';

const FLAGS = ['SYN', 'ACK', 'FIN', 'RST'] as const;

export const readLinkChanges = (text: string): FromText<LinkChange[]> =>
  readEntries(text, (words) => {
    words.oneOf(['at']);
    return { atUs: words.timeUs(), delayUs: words.timeUs() };
  });

export const writeLinkChanges = (changes: readonly LinkChange[]): string =>
  writeEntries(changes.map(({ atUs, delayUs }) => `at ${writeTime(atUs)} ${writeTime(delayUs)}`));

export const readInjections = (text: string): FromText<Injection[]> =>
  readEntries(text, (words) => {
    words.oneOf(['at']);
    const atUs = words.timeUs();
    words.oneOf(['to']);
    return { atUs, to: words.oneOf(SIDES), segment: readSegment(words) };
  });

function readSegment(words: WordReader): Injection['segment'] {
  const flags = words.skip('none') ? [] : readFlags(words, FLAGS, ['SYN+ACK', 'none']);
  words.oneOf(['seq']);
  const seq = words.whole(0, MOST.seq);
  const ack = words.skip('ack') ? words.whole(0, MOST.seq) : null;
  const bytes = words.skip('data') ? words.whole(0, MOST.segment) : null;
  const wnd = words.skip('window') ? words.whole(0, 65535) : null;
  const timestamps = words.skip('timestamps')
    ? { value: words.whole(0, MOST.seq), echo: words.whole(0, MOST.seq) }
    : null;
  return {
    seq,
    ...(ack !== null && { ack }),
    flags,
    ...(bytes !== null && { bytes }),
    ...(wnd !== null && { wnd }),
    ...(timestamps !== null && { timestamps }),
  };
}

export const writeInjections = (injections: readonly Injection[]): string =>
  writeEntries(
    injections.map(({ atUs, to, segment: { seq, ack, flags, bytes, wnd, timestamps } }) =>
      written(
        `at ${writeTime(atUs)} to ${to}`,
        flags.length === 0 ? 'none' : writeFlags(flags),
        `seq ${seq}`,
        ack !== undefined && `ack ${ack}`,
        bytes !== undefined && `data ${bytes}`,
        wnd !== undefined && `window ${wnd}`,
        timestamps !== undefined && `timestamps ${timestamps.value} ${timestamps.echo}`,
      ),
    ),
  );
