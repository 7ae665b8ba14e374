/** Words of the run as it is taken elsewhere. In English. */
import type { CommandsWords, MachineWords, ScriptWords } from '../../contract/index.ts';

export const tab = 'Files';

const script: ScriptWords = {
  head: (side) => `The ${side} is the kernel under test. packetdrill plays its peer.`,
  run: 'Run as root: unshare -n packetdrill FILE. It sends nothing to any network and leaves your sysctls alone.',
  windows: 'The windows that the kernel advertises are not checked, unless one is 0.',
  otherStack: (profile) =>
    `This run uses the profile ${profile}, which is not Linux. Where your kernel does otherwise, packetdrill stops and says what it sent instead.`,
  noSocket: (side) =>
    `The ${side} makes no call in this run, and packetdrill needs a socket: it will refuse this script.`,
  ports:
    'The run opens its connections from one port. packetdrill chooses another port for each, so no connection meets an older one.',
  elsewhere: 'not sent by the peer',
  lost: 'lost on the way',
  isPast: (segment) =>
    `Left out: a segment numbered before the first one, which packetdrill cannot write (${segment}).`,
  crash: 'The host crashes here. A kernel under test cannot, so the script ends.',
  neverReturns: (call) => `${call} does not return in this run.`,
  cut: 'one packet a segment, as in the run',
};

const commands: CommandsWords = {
  head: 'The same run between two network namespaces of one Linux host. The network is a third one between them, so that both captures show what their host sees.',
  needs: 'Needs root, ip, tc, nft, ethtool, tcpdump, ss and python3. Nothing leaves the machine.',
  run: 'Run: sudo bash FILE',
  otherStack: (profile) =>
    `The run uses the profile ${profile}, which is not Linux: expect other timers and other ACKs.`,
  cleanUp: 'Everything is removed at the end, also when a command fails.',
  hosts: 'Two hosts, and a bridge between them as the network.',
  offloads: 'Every segment is a packet of its own, with its checksum.',
  mss: 'The MSS that each host announces.',
  sysctls: 'What the kernel is set to.',
  network: 'The delay of the network, in each direction.',
  jitter: 'tc spreads jitter around the mean, and may reorder; the run adds it to the delay.',
  random: 'Loss and duplication by chance hit other segments each time.',
  faults: 'What happens to single segments. A rule counts the segments of its kind, from 0.',
  hits: (nth, what, side) => `the ${side}’s ${what}, by its count ${nth}`,
  counted:
    'Your kernel may send other segments than the run: compare the captures if a rule hits another one.',
  held: 'The run holds segments back until a moment; here each of them is late by as much.',
  later: 'segments that are late, by how much',
  injected: (n) =>
    n === 1
      ? 'Left out: one segment from elsewhere. It would need the sequence numbers that the kernel chooses.'
      : `Left out: ${n} segments from elsewhere. They would need the sequence numbers that the kernel chooses.`,
  numbers: 'Initial sequence numbers and timestamps are those that your kernel chooses.',
  changes: 'The delay changes while it runs.',
  program: (side) => `The ${side}’s program.`,
  noProgram: (side) => `The ${side} makes no call in this run.`,
  crash: 'The run has a host crash: here its program is killed, which closes its sockets instead.',
  capture: 'Captures at both hosts.',
  watch: 'The sockets as ss sees them, twice a second.',
  go: (seconds) => `The programs, the server’s first. They have ${seconds} s.`,
  result: 'What came of it',
};

export const machine: MachineWords = {
  name: 'On your machine',
  about:
    'Take this run to other tools, or make it happen on your own Linux host. The page sends nothing anywhere.',
  parts: { capture: 'Capture', packetdrill: 'packetdrill', commands: 'Commands' },
  abouts: {
    capture:
      'For Wireshark, tshark or tcpdump -r. Each packet carries its explanation as a comment (Wireshark: View, Packet comments).',
    packetdrill:
      'Tests whether a real kernel does what this end did. Needs root and packetdrill: unshare -n packetdrill FILE',
    commands:
      'Runs the same connection between two network namespaces. Needs root and Linux; read it before you run it: sudo bash FILE',
  },
  choose: 'What to take',
  vantages: {
    both: 'Both hosts',
    client: 'At the client',
    server: 'At the server',
  },
  vantageAbouts: {
    both: 'pcapng, two interfaces',
    client: 'pcapng, what the client sees',
    server: 'pcapng, what the server sees',
  },
  pcap: (side) => `pcap, ${side}`,
  pcapAbout: 'without comments, for older tools',
  underTest: 'Kernel under test',
  sides: { client: 'client', server: 'server' },
  save: 'Save',
  copy: 'Copy',
  more: (lines) => `${lines} more lines. Copy or save the script to have them all.`,
  textOf: (part) => `${part}, the text`,
  hidden: 'These files tell the whole run. They are here again when you leave Predict.',
  script,
  commands,
};
