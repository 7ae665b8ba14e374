/**
 * A run as a capture, as if it had been captured beside its client, beside its server, or at both places at once. A segment is
 * seen where it is sent when it is sent, and where it arrives when it arrives: a lost one at its sender's alone, a doubled one
 * twice at its receiver's. It begins at a date that is always the same.
 */
import type { Segment } from '../../machines/tcp/segment.ts';
import type { ConnectionTrace, Flight, Step } from '../trace/connection.ts';
import { lostAt, momentOfLoss } from '../trace/loss.ts';
import { peerOf, SIDES, type Side } from '../trace/side.ts';
import type { WorldTrace } from '../trace/world.ts';
import { dataOctets, injectedOctets, socketsOf } from '../views/header/octets.ts';
import { pcap, pcapng, type CaptureMeta, type WrittenFrame } from '../wire/writing/captureFile.ts';
import { frameOf } from '../wire/writing/packet.ts';
import type { SocketPair } from '../wire/addresses.ts';
import { plain } from '../words/phrase.ts';
import { captionOf, captionOfLoss } from '../words/sentences/caption.ts';
import type { Words } from '../words/contract/index.ts';
import { titleLine } from './titleLine.ts';

/** Where it was captured. */
export type CapturePlace = Side | 'both';

/** 1 January 2026, 00:00 UTC. */
const EPOCH_S = 1_767_225_600;

interface CaptureOptions extends Partial<Pick<CaptureMeta, 'resolution'>> {
  readonly vantage: CapturePlace;
  /** Of the ends of the connection, where those that the trace tells will not do. */
  readonly sockets?: SocketPair;
}

export interface PcapngOptions extends CaptureOptions {
  readonly title: string;
  /** The language of the comments: the caption of its step stands beside each frame. */
  readonly words: Words;
}

/** What all frames of a file have in common. */
interface Recording {
  readonly vantage: CapturePlace;
  readonly sockets: SocketPair | undefined;
  readonly comment: ((seen: Seen) => string) | null;
}

interface Seen {
  readonly trace: ConnectionTrace;
  /** Which step sends it, or deals with it. */
  readonly step: Step;
  /** null: it comes out of nowhere. */
  readonly flight: Flight | null;
  /** At whose interface. */
  readonly at: Side;
  readonly from: Side;
  /** As it is here: the network may have written into it. */
  readonly segment: Segment;
}

/** A run of one connection, or a server with many clients: what was seen of it, in the order of time. */
function* seenIn(run: ConnectionTrace | WorldTrace): Generator<Seen> {
  if (!('connections' in run)) {
    for (const step of run.steps) yield* seenInStep(run, step);
    return;
  }
  for (const happening of run.happenings) {
    if (happening.kind !== 'step') continue;
    const trace = run.connections[happening.connection];
    const step = trace?.steps[happening.step];
    if (trace && step) yield* seenInStep(trace, step);
  }
}

function* seenInStep(trace: ConnectionTrace, step: Step): Generator<Seen> {
  const { cause, side, sent } = step;
  if (cause.kind === 'segment') {
    const flight = cause.flight === null ? null : (trace.flights[cause.flight] ?? null);
    yield { trace, step, flight, at: side, from: peerOf(side), segment: cause.segment };
  }
  for (const index of sent) {
    const flight = trace.flights[index];
    if (flight) yield { trace, step, flight, at: side, from: side, segment: flight.segment };
  }
}

export function toPcapng(run: ConnectionTrace | WorldTrace, options: PcapngOptions) {
  const { vantage, sockets, title, words, resolution = 'micro' } = options;
  const places = placesOf(vantage);
  return pcapng({
    ...{ epochS: EPOCH_S, resolution },
    ...{ hardware: 'simulated', os: stacksOf(run).join(', '), application: 'synfin' },
    comment: titleLine(title),
    interfaces: places.map((name) => ({ name, description: words.sides[name] })),
    frames: framesOf(run, { vantage, sockets, comment: commentIn(words) }),
  });
}

/** The form of before pcapng, for tools that read no other. It tells no places: of both, each delivered segment is in it twice. */
export function toPcap(run: ConnectionTrace | WorldTrace, options: CaptureOptions) {
  const { vantage, sockets, resolution = 'micro' } = options;
  const frames = framesOf(run, { vantage, sockets, comment: null });
  return pcap(frames, { epochS: EPOCH_S, resolution });
}

const placesOf = (vantage: CapturePlace): readonly Side[] =>
  vantage === 'both' ? SIDES : [vantage];

/** The names of the stacks that take part. */
function stacksOf(run: ConnectionTrace | WorldTrace): string[] {
  const first = 'connections' in run ? run.connections[0] : run;
  return [...new Set(SIDES.flatMap((side) => first?.ends[side].stack?.name ?? []))];
}

function framesOf(
  run: ConnectionTrace | WorldTrace,
  { vantage, sockets, comment }: Recording,
): WrittenFrame[] {
  const places = placesOf(vantage);
  const frames: WrittenFrame[] = [];
  for (const seen of seenIn(run)) {
    const { trace, step, from, at, segment } = seen;
    const interfaceId = places.indexOf(at);
    if (interfaceId < 0) continue;
    frames.push({
      ...{ interfaceId, atUs: step.at },
      direction: from === at ? 'outbound' : 'inbound',
      octets: frameOf({
        ...{ segment, from, data: dataOf(seen) },
        sockets: sockets ?? socketsOf(trace),
        id: idOf(seen),
      }),
      ...(comment && { comment: comment(seen) }),
    });
  }
  return frames;
}

function dataOf({ trace, flight, from, segment }: Seen): Uint8Array {
  if (segment.dataLen === 0) return new Uint8Array(0);
  return flight ? dataOctets(trace, flight) : injectedOctets(trace, from, segment);
}

/** Each end counts its packets; those from elsewhere have numbers far from theirs. */
const idOf = ({ flight, step }: Seen): number =>
  flight ? flight.nth & 0x7fff : 0x8000 | (step.index & 0x7fff);

/** The caption of a step is made once: it may send much. */
function commentIn(words: Words): (seen: Seen) => string {
  const said = new WeakMap<Step, string>();
  return (seen) => {
    const { trace, step, flight } = seen;
    let caption = said.get(step);
    if (caption === undefined) {
      const { title, text } = captionOf(words, trace, step);
      caption = sentences(words, plain(title), plain(text));
      said.set(step, caption);
    }
    return flight?.fate === 'lost'
      ? sentences(words, caption, lossIn(words, trace, flight))
      : caption;
  };
}

function lossIn(words: Words, trace: ConnectionTrace, flight: Flight): string {
  const loss = { at: lostAt(flight), flights: [flight] } as const;
  return plain(captionOfLoss(words, trace, loss, momentOfLoss(trace, loss)).title);
}

const sentences = ({ betweenSentences }: Words, ...texts: readonly string[]): string =>
  texts.filter((text) => text !== '').join(betweenSentences);
