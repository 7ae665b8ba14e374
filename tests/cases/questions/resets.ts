/** What the answers about resets and dead peers claim, put to their runs. */
import type { RuleId } from '../../../machines/tcp/rules.ts';
import { advance } from '../../../machines/tcp/sequence.ts';
import { ms, s } from '../../../machines/tcp/time.ts';
import type { resets as questions } from '../../../src/cases/questions/resets.ts';
import { everyRun, flags, must, run, runOf, type ClaimsOf } from '../shown.ts';

export const resets: ClaimsOf<typeof questions> = {
  'when-reset': {
    'nobody listens, and the SYN is answered with RST': (r) =>
      r.calls('server').length === 0 && flags(r.arrived) === 'RST+ACK',
    'a bad ACK while the connection opens is answered with RST': () =>
      run('old-duplicate-syn').sent('client', 'RST').length === 1,
    'so is what comes to a host that has forgotten': () =>
      run('half-open').sent('client', 'RST').length === 1,
    'an abort sends one': () => run('aborted').steps('call.abortReset').length === 1,
    'closing with data unread as well': () =>
      runOf('zero-window', {
        profile: 'linuxTextbook',
        actions: [
          { atUs: 0, side: 'server', call: 'listen' },
          { atUs: ms(20), side: 'client', call: 'connect' },
          { atUs: ms(900), side: 'server', call: 'close' },
        ],
      }).sent('server', 'RST').length > 0,
    'data after close is answered with one': () =>
      runOf('data-after-close', { profile: 'linuxTextbook', settings: {} }).sent('client', 'RST')
        .length === 1,
    'on Linux keep-alive that gives up sends one': () =>
      runOf('keep-alive-finds-dead-peer', { profile: 'linuxTextbook', settings: {} }).sent(
        'server',
        'RST',
      ).length === 1,
    'one that is accepted ends the connection at once, in every run': () =>
      everyRun().every(({ trace }) =>
        trace.steps
          .filter(({ rules }) => rules.some((rule) => ACCEPTS.has(rule)))
          .every(({ after: { state } }) => state === 'CLOSED' || state === 'LISTEN'),
      ),
    'it is never answered with another RST, and never retransmitted, in every run': () =>
      everyRun().every(
        ({ trace }) =>
          trace.flights.every(({ segment, again }) => !segment.rst || again === null) &&
          trace.steps
            .filter(({ cause }) => cause.kind === 'segment' && cause.segment.rst)
            .every(({ sent }) =>
              sent.every((index) => trace.flights[index]?.segment.rst === false),
            ),
      ),
    'a filtered port sends none': () => {
      const filtered = run('syn-lost-until-give-up');
      return (
        filtered.sent('server').length === 0 &&
        filtered.steps('timer.giveUp', 'client').length === 1
      );
    },
  },
  'half-open': {
    'the client has restarted, and has lost the connection': (r) =>
      r.past.calls('client').includes('crash') && r.state('client') === 'CLOSED',
    'the server is still ESTABLISHED': (r) => r.state('server') === 'ESTABLISHED',
    'half-closed: one side has sent its FIN, and the other has not': () => {
      const half = run('half-close');
      return half.arrival(half.nth('server', 'DATA')).before.state === 'FIN_WAIT_2';
    },
    'in SYN_RCVD the handshake is not complete': () =>
      run('forged-syn').states('server').includes('SYN_RCVD'),
  },
  'challenge-ack': {
    'a SYN on an open connection is answered with a challenge ACK': (r) => {
      const syn = r.arrival(r.nth('client', 'SYN', 2));
      return (
        syn.before.state === 'ESTABLISHED' &&
        syn.rules.includes('syn.challenged') &&
        r.nth('server', 'ACK').step === syn.index
      );
    },
    'so is a RST that only fits the window': () =>
      run('blind-reset').steps('reset.challenged').length === 1,
    'a peer that has lost its state answers with an exact RST': (r) =>
      flags(r.arrived) === 'RST' && r.step.rules.includes('reset.valid'),
    'SYN, ACK, RST, SYN: and the connection comes about': (r) => {
      const after = r.trace.flights.filter(({ sentAt }) => sentAt >= ms(700));
      return (
        after.slice(0, 4).map(flags).join(' ') === 'SYN ACK RST SYN' &&
        r.end.server.state === 'ESTABLISHED'
      );
    },
  },
  'peer-dies': {
    'a process is killed: the kernel closes with FIN, or with RST if data is unread': () =>
      run('open-data-close').sent('client', 'FIN').length === 1 &&
      runOf('close-unread', { profile: 'linuxTextbook', settings: {} }).sent('server', 'RST')
        .length === 1,
    'the host has restarted, and the next segment is answered with RST': (r) =>
      r.past.calls('client').includes('crash') &&
      r.arrival(r.nth('server', 'DATA')).index === r.nth('client', 'RST').step &&
      r.step.before.state === 'ESTABLISHED',
    'in silence, a side with unacknowledged data gives up, on Linux after about 15 minutes': () => {
      const silent = runOf('half-open', {
        profile: 'linuxTextbook',
        settings: {},
        faults: [{ match: { from: 'server', nth: 'all', afterUs: ms(600) }, do: 'drop' }],
      });
      const lasted = silent.trace.end.at - silent.nth('server', 'DATA').sentAt;
      return (
        silent.steps('linux.patienceOver', 'server').length === 1 &&
        lasted > s(900) &&
        lasted < s(1000)
      );
    },
    'a side that only waits never learns of it': () =>
      runOf('keep-alive-finds-dead-peer', { server: { iss: [300] } }).end.server.state ===
      'ESTABLISHED',
    'unless keep-alive probes: after 2 h 11 min': () => {
      const probed = run('keep-alive-finds-dead-peer');
      const minutes = Math.floor(probed.trace.end.at / s(60));
      return probed.end.server.state === 'CLOSED' && minutes === 2 * 60 + 11;
    },
  },
  'keep-alive': {
    'a probe has no data and repeats an old sequence number': (r) => {
      const { step, reason, segment } = r.nth('server', 'ACK');
      return (
        step === r.step.index &&
        reason === 'keepAlive' &&
        segment.dataLen === 0 &&
        advance(segment.seq, 1) === r.step.before.tcb?.sndNxt
      );
    },
    'a living peer answers it with an ACK': () => {
      const living = runOf('keep-alive-finds-dead-peer', { faults: [], untilUs: s(7300) });
      return living.arrival(living.nth('server', 'ACK')).sent.length === 1;
    },
    'the first leaves after 2 hours': (r) =>
      r.timers('server', 'keepAlive').some(({ delayUs }) => delayUs === s(7200)),
    'nine, 75 s apart, end the connection': (r) => {
      const probes = r.sent('server').filter(({ reason }) => reason === 'keepAlive');
      return (
        probes.length === 9 &&
        probes.every(({ sentAt }, i) => i === 0 || sentAt - must(probes[i - 1]).sentAt === s(75)) &&
        r.end.server.state === 'CLOSED'
      );
    },
    'it is off by default': () =>
      runOf('keep-alive-finds-dead-peer', { server: { iss: [300] } }).trace.timers.every(
        ({ timer }) => timer !== 'keepAlive',
      ),
  },
};

/** A RST is accepted. */
const ACCEPTS: ReadonlySet<RuleId> = new Set<RuleId>([
  'synSent.reset',
  'reset.valid',
  'reset.backToListen',
  'reset.refused',
  'reset.endsTimeWait',
]);
