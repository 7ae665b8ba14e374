/** The flags of the analysis, in English: as Wireshark prints them, and why. */
import type { FlagWords } from '../../contract/captureFlags.ts';
import { list } from './list.ts';

const { span } = list;
const numbers = new Intl.NumberFormat('en');
const bytes = (n: number): string => `${numbers.format(n)} ${n === 1 ? 'byte' : 'bytes'}`;

export const flags: FlagWords = {
  names: {
    retransmission: 'TCP Retransmission',
    fast_retransmission: 'TCP Fast Retransmission',
    spurious_retransmission: 'TCP Spurious Retransmission',
    out_of_order: 'TCP Out-Of-Order',
    duplicate_ack: 'TCP Dup ACK',
    lost_segment: 'TCP Previous segment not captured',
    ack_lost_segment: 'TCP ACKed unseen segment',
    keep_alive: 'TCP Keep-Alive',
    keep_alive_ack: 'TCP Keep-Alive ACK',
    zero_window: 'TCP ZeroWindow',
    zero_window_probe: 'TCP ZeroWindowProbe',
    zero_window_probe_ack: 'TCP ZeroWindowProbeAck',
    window_update: 'TCP Window Update',
    window_full: 'TCP Window Full',
    reused_ports: 'TCP Port numbers reused',
  },
  reasons: {
    retransmission: ({ numbers: { seq, nextSeq }, own }) =>
      `Its seq ${own(seq)} is below ${own(nextSeq)}, the next one expected.`,
    fast_retransmission: ({ numbers: { sinceAckNs, duplicates, lastAck }, own }) =>
      duplicates === null
        ? `It begins at the last ACK, ${own(lastAck)}, and came ${span(sinceAckNs)} after it (less than 20 ms); that ACK acknowledges data not captured, which counts as duplicate ACKs.`
        : `${duplicates} duplicate ACKs ask for ${own(lastAck)}, where it begins, and it came ${span(sinceAckNs)} after the last one (less than 20 ms).`,
    spurious_retransmission: ({ numbers: { end, lastAck }, own }) =>
      `It ends at ${own(end)}, and the peer had already acknowledged up to ${own(lastAck)}.`,
    out_of_order: ({ numbers: { nextSeq, sinceNs, withinNs, firstRttNs }, own }) =>
      `It is below ${own(nextSeq)}, the next seq expected, but came only ${span(sinceNs)} after the highest one: less than ${span(withinNs)} (${firstRttNs === null ? 'taken where the RTT of the handshake is not known' : 'the RTT of the handshake'}) counts as reordering.`,
    duplicate_ack: ({ numbers: { ack, number, ofFrame }, others }) =>
      `It repeats ACK ${others(ack)} of frame ${ofFrame} with the same window and no data: duplicate ACK no. ${number}.`,
    lost_segment: ({ numbers: { seq, nextSeq, missing }, own }) =>
      `It begins at ${own(seq)}, but ${own(nextSeq)} was expected: ${bytes(missing)} before it are missing. Lost, reordered, or missed by the capture.`,
    ack_lost_segment: ({ numbers: { ack, seenUpTo, unseen }, others }) =>
      `It acknowledges up to ${others(ack)}, but the capture holds the peer’s data only up to ${others(seenUpTo)}: ${bytes(unseen)} arrived that were not captured.`,
    keep_alive: ({ numbers: { seq, nextSeq }, own }) =>
      `At most 1 byte, at ${own(seq)}: one below ${own(nextSeq)}, the next seq expected. All it asks for is an ACK.`,
    keep_alive_ack: ({ numbers: { ack }, others }) =>
      `It answers a keep-alive: ACK ${others(ack)} and window as before, no data.`,
    zero_window: ({ numbers: { ack }, others }) =>
      `Its window is 0: beyond ${others(ack)} the peer may send no data, only probes.`,
    zero_window_probe: ({ numbers: { seq }, own }) =>
      `1 byte at ${own(seq)} although the peer’s window is 0: it asks whether the window has opened.`,
    zero_window_probe_ack: ({ numbers: { ack }, others }) =>
      `It answers a zero-window probe: ACK ${others(ack)} as before, and the window is still 0.`,
    window_update: ({ numbers: { from, to, ack }, others }) =>
      `Only the window changes: ${from === null ? `the field is ${to}` : `the field goes from ${from} to ${to}`} (not scaled); ACK ${others(ack)} as before, no data.`,
    window_full: ({ numbers: { end, lastAck, window, shift }, own }) =>
      `It ends at ${own(end)}, just where the peer’s window ends: ACK ${own(lastAck)} plus ${shift === 0 ? bytes(window) : `${window} × 2^${shift} bytes`}. Nothing more may be sent before the next ACK.`,
    reused_ports: ({ numbers: { seq, formerSeq } }) =>
      `A SYN with a new initial number, ${seq}${formerSeq === null ? '' : ` (before: ${formerSeq})`}, on a 4-tuple that was in use before: a new connection.`,
  },
  late: ({ sinceNs, withinNs }) =>
    `It came ${span(sinceNs)} after the highest one, too late for reordering (less than ${span(withinNs)}).`,
};
