/** What the fields of a scenario file are, for those who write one in an editor: by the parts of the schema. */
import type { SCENARIO_PARTS } from '../simulation/scenarioSchema.ts';

type Part = Exclude<keyof typeof SCENARIO_PARTS, Unworded> | 'scenario';

/** Described by what they are made of, or by their own names. */
type Unworded = 'time' | 'settings' | 'sysctls' | 'socketOptions' | 'kernelNumber';

export const TIME =
  'A time with its unit, such as "200ms", "1.5s" or "40us"; a plain number is microseconds.';

const CALL = {
  call: 'The call. send takes bytes; receive may have bytes and whole, connect bytes; listen and connect may have remote. crash is none: the host loses its memory of the connection.',
  bytes:
    'send: how many bytes. connect: how many it takes along (fast open). receive: at most so many.',
  whole: 'receive: wait until there are so many bytes.',
  more: 'send: more data follows at once, so a short segment waits (MSG_MORE).',
  remote: 'listen and connect: whether the remote socket is named.',
  connection: 'On which connection of this end, from 1, where there are several.',
};

export const FIELD_WORDS: Readonly<Record<Part, Readonly<Record<string, string>>>> = {
  scenario: {
    $schema: 'Where this schema is: editors read it, the simulation does not.',
    id: 'The name of the scenario.',
    profile: 'What both ends are: the letter of RFC 9293, or a Linux kernel.',
    settings: 'Values of the profile set otherwise, for both ends.',
    sysctls: 'The same by the names of Linux, as sysctl prints them.',
    client: 'One end. Which of them connects is up to the calls.',
    server: 'The other end.',
    link: 'The network between the ends.',
    actions:
      'Calls that the applications make at given times. Without listen and connect nothing happens.',
    faults:
      'What the network does to chosen segments. Where several fit one segment, the last one decides.',
    linkChanges: 'Other delays of the link, from a time on.',
    injections: 'Segments out of nowhere: old duplicates, or forged ones.',
    untilUs: 'The run ends here at the latest; otherwise when nothing is left to happen.',
  },
  end: {
    iss: 'Initial sequence numbers, one for each connection in turn; the last one repeats.',
    settings: 'Values of the profile set otherwise, for this end.',
    sysctls: 'The same by the names of Linux, as sysctl prints them.',
    socketOptions: 'The same by the names that setsockopt() of Linux knows.',
    reactions: 'What the application does when something happens.',
  },
  link: {
    delayUs: 'One-way delay.',
    jitterUs: 'Random extra delay, from 0 up to this.',
    loss: 'Probability that a segment is lost.',
    duplication: 'Probability that a segment arrives twice.',
    seed: 'Seed of everything random: another one is another run.',
  },
  action: {
    ...CALL,
    atUs: 'When the call is made, from the start of the run.',
    side: 'Which end makes it.',
  },
  reaction: {
    ...CALL,
    bytes:
      'send: how many bytes; "read", on data and read, is as many as have come or were read. connect: how many it takes along (fast open). receive: at most so many.',
    on: 'What the application waits for. established: the connection stands. data: data has come. read: it has read some (or so many octets). endOfFile: the peer has closed. call: it has made a call itself (of).',
    octets:
      'read: after so many bytes of a connection, however they were cut; otherwise after any.',
    of: 'call: after which call of this end. One that was refused does not count.',
    each: 'true: on each such occasion; otherwise on the first one alone.',
    afterUs: 'How long after it. With 0 the call is made inside the signal, before the ACK leaves.',
  },
  fault: {
    match: 'Which segments.',
    do: 'drop, delay (byUs), duplicate (byUs), hold (untilUs), deliver. mark: as a congested router does (ECN). clampMss: lower the MSS option of a SYN (mss).',
    byUs: 'delay: so much later than the link’s delay. duplicate: the copy, so much later than the first.',
    untilUs: 'hold: not before this time.',
    mss: 'clampMss: what the option is at most.',
  },
  match: {
    from: 'Who sends it.',
    nth: 'Which of the sender’s segments that fit all the rest, from 1, retransmissions and lost ones included; several in a list, or "all".',
    kind: 'Its kind. Each segment is of exactly one: RST before all, then SYN, FIN (with data or without), DATA, ACK.',
    afterUs: 'Sent at this time or later.',
    flags: 'Each of these flags is set, whatever else is.',
    longerThan: 'It carries more than so many bytes of data.',
  },
  linkChange: {
    atUs: 'From when on.',
    delayUs: 'One-way delay.',
  },
  injection: {
    atUs: 'When it arrives.',
    to: 'Where it arrives.',
    segment: 'What it is.',
  },
  segment: {
    seq: 'Sequence number.',
    ack: 'Acknowledgment number: of meaning with the ACK flag only.',
    flags: 'Control bits.',
    bytes: 'How many bytes of data.',
    wnd: 'The window field; 65535 where it is missing.',
    timestamps: 'The timestamps option: TSval and TSecr.',
  },
};
