/**
 * Questions: what an answer says is the case in the run that its button opens. Each claim is a sentence of the answer, and
 * is put to the trace. What the answer tells of other runs is put to those.
 */
import { describe, expect, test } from 'vitest';
import { ms, s } from '../../machines/tcp/time.ts';
import {
  QUESTION_GROUPS,
  QUESTION_IDS,
  QUESTIONS,
  questionsOf,
  type QuestionGroup,
  type QuestionId,
} from '../../src/cases/questions/index.ts';
import { segEnd, segLen } from '../../machines/tcp/segment.ts';
import { advance } from '../../machines/tcp/sequence.ts';
import { doubles, flags, must, run, runOf, Shown, type Claims } from './shown.ts';
import { stepsWithEnds } from '../traceParts.ts';

const CLAIMS: Readonly<Record<QuestionId, Claims>> = {
  // --- opening

  'three-to-open': {
    'an old SYN makes the server take up a connection': (r) =>
      r.past.states('server').join(' ') === 'CLOSED LISTEN SYN_RCVD LISTEN',
    'the client finds a wrong ACK and answers RST': (r) =>
      flags(r.arrived) === 'RST' && r.past.steps('synSent.badAck', 'client').length === 1,
    'the server goes back to LISTEN': (r) => r.state('server') === 'LISTEN',
    'no connection has come of it, and the true one comes later': (r) =>
      !r.past.states('server').includes('ESTABLISHED') && r.end.server.state === 'ESTABLISHED',
  },
  'why-not-four': {
    'ACK and SYN of the server are one segment': (r) => flags(r.arrived) === 'SYN+ACK',
    'three segments open the connection': (r) => {
      const open = must(
        stepsWithEnds(r.trace).find((step) => step.ends.server.state === 'ESTABLISHED'),
      );
      return r.trace.flights.filter(({ step }) => step < open.index).length === 3;
    },
    'four segments cross in a simultaneous open': () => {
      const both = run('simultaneous-open');
      const open = must(
        stepsWithEnds(both.trace).find(
          ({ ends }) => ends.client.state === 'ESTABLISHED' && ends.server.state === 'ESTABLISHED',
        ),
      );
      return both.trace.flights.filter(({ step }) => step < open.index).length === 4;
    },
  },
  'syn-lost': {
    'the client is in SYN_SENT and sends the SYN again': (r) =>
      r.state('client') === 'SYN_SENT' && r.nth('client', 'SYN', 2).again !== null,
    'after one second': (r) =>
      r.nth('client', 'SYN', 2).sentAt - r.nth('client', 'SYN').sentAt === s(1),
    'the server knows nothing of it': (r) => r.state('server') === 'LISTEN',
    'each time after twice as long': () =>
      doubles(run('linux-connect-gives-up').timers('client', 'retransmission')),
    'by the RFC for three minutes at least (3.8.3, MUST-23)': () =>
      patience('syn-lost-until-give-up') >= s(180),
    'a Linux gives up after 127 s': () => patience('linux-connect-gives-up') === s(127),
  },
  'syn-ack-lost': {
    'both ends have a SYN that is not acknowledged, and run a timer': (r) =>
      (['client', 'server'] as const).every((side) =>
        r
          .timers(side, 'retransmission')
          .some(({ startedAt, endedAt }) => startedAt < s(1) && (endedAt ?? 0) >= s(1)),
      ),
    'the client’s fires first': (r) =>
      r.past.trace.steps
        .filter(({ cause }) => cause.kind === 'timer')
        .map(({ side }) => side)
        .join() === 'client',
    'the repeated SYN gets the SYN+ACK again': (r) =>
      r.state('server') === 'SYN_RCVD' && r.nth('server', 'SYN_ACK', 2).step === r.step.index,
    'that is what deployed stacks do, not the RFC': (r) =>
      r.step.rules.includes('sequence.repeatedSynAgain'),
    'by the letter a bare ACK, which does not help': () => {
      const letter = run('syn-ack-lost-by-the-letter');
      const answer = must(letter.sent('server', 'ACK').find(({ reason }) => reason === 'ack'));
      return letter.arrival(answer).after.state === 'SYN_SENT';
    },
  },
  'third-segment-lost': {
    'the client is ESTABLISHED, the server in SYN_RCVD until the data arrives': (r) =>
      r.step.before.state === 'SYN_RCVD' && r.state('client') === 'ESTABLISHED',
    'the data carries the same ACK number as what was lost': (r) =>
      r.nth('client', 'ACK').fate === 'lost' &&
      r.arrived.segment.ackNumber === r.nth('client', 'ACK').segment.ackNumber,
    'and completes the handshake': (r) => r.state('server') === 'ESTABLISHED',
    'nobody notices: nothing is sent again': (r) => r.trace.flights.every((f) => f.again === null),
    'a silent client gets the SYN+ACK again, and sends a new ACK': () => {
      const silent = run('handshake-ack-lost-silence');
      const answer = silent.arrival(silent.nth('server', 'SYN_ACK', 2));
      return silent.nth('client', 'ACK', 2).step === answer.index && answer.rules.length > 0;
    },
    'once the server has given up, data is answered with RST': () => {
      const late = runOf('handshake-ack-lost-client-speaks', {
        client: {
          iss: [100],
          reactions: [{ on: 'established', afterUs: s(500), call: 'send', bytes: 100 }],
        },
        faults: [
          { match: { from: 'client', nth: 2 }, do: 'drop' },
          { match: { from: 'server', kind: 'SYN_ACK', nth: [2, 3, 4, 5, 6, 7, 8, 9] }, do: 'drop' },
        ],
      });
      const data = late.arrival(late.nth('client', 'DATA'));
      return (
        late.steps('timer.giveUp', 'server').length === 1 &&
        late.nth('server', 'RST').step === data.index
      );
    },
  },
  'simultaneous-open': {
    'the SYNs cross': (r) => {
      const [one, other] = [r.nth('client', 'SYN'), r.nth('server', 'SYN')];
      return one.sentAt < other.dueAt && other.sentAt < one.dueAt;
    },
    'both ends go from SYN_SENT to SYN_RCVD, and each answers SYN+ACK': (r) =>
      (['client', 'server'] as const).every(
        (side) =>
          r.past.states(side).join(' ') === 'CLOSED SYN_SENT SYN_RCVD ESTABLISHED' &&
          r.sent(side, 'SYN_ACK').length === 1,
      ),
    'one connection comes of it': (r) =>
      r.state('client') === 'ESTABLISHED' && r.state('server') === 'ESTABLISHED',
  },

  // --- numbers

  'what-takes-a-number': {
    'SYN and FIN take a number, a bare ACK takes none': (r) =>
      segLen(r.nth('client', 'SYN').segment) === 1 &&
      segLen(r.nth('client', 'FIN').segment) === 1 &&
      segLen(r.nth('client', 'ACK').segment) === 0,
    'the last ACK names the number after the FIN': (r) => {
      const fin = r.nth('server', 'FIN').segment;
      return r.state('server') === 'CLOSED' && r.arrived.segment.ackNumber === advance(fin.seq, 1);
    },
    'a bare ACK is never answered': (r) =>
      r.sent('client', 'ACK').every((ack) => r.arrival(ack).sent.length === 0),
  },
  'are-acks-resent': {
    'the ACK was lost, and what comes again is the data': (r) =>
      r.nth('server', 'ACK').fate === 'lost' && r.nth('client', 'DATA', 2).again !== null,
    'the ACK that leaves now is a new one': (r) => {
      const ack = r.nth('server', 'ACK', 2);
      return ack.step === r.step.index && ack.again === null && ack.reason === 'ack';
    },
    'no timer ran for it': (r) => {
      const sentAt = r.nth('server', 'ACK').sentAt;
      return r
        .timers('server', 'retransmission')
        .every(({ startedAt, endedAt }) => startedAt > r.moment.at || (endedAt ?? 0) <= sentAt);
    },
    'a RST is not sent again either': () =>
      runOf('aborted', {
        faults: [{ match: { from: 'client', kind: 'RST', nth: 1 }, do: 'drop' }],
      }).sent('client', 'RST').length === 1,
  },
  'random-isn': {
    'a forged RST that merely fits the window is questioned': (r) =>
      r.past.steps('reset.challenged', 'server').length === 1,
    'one with the exact number is obeyed': (r) =>
      r.step.rules.includes('reset.valid') &&
      r.step.cause.kind === 'segment' &&
      r.step.cause.segment.seq === r.step.before.tcb?.rcvNxt &&
      r.state('server') === 'CLOSED',
    'the number comes from the scenario': (r) =>
      r.nth('client', 'SYN').segment.seq === r.trace.ends.client.iss[0],
  },

  // --- closing

  'four-or-three-to-close': {
    'the program closed before the ACK had left, and both share a segment': (r) =>
      flags(r.nth('server', 'FIN')) === 'FIN+ACK' &&
      r.arrived === r.nth('server', 'FIN') &&
      r.arrived.segment.ackNumber === segEnd(r.nth('client', 'FIN').segment) &&
      r.sent('server').filter(({ step }) => step > r.nth('client', 'FIN').step).length === 1,
    'the first closer goes from FIN_WAIT_1 to TIME_WAIT in one step': (r) =>
      r.step.before.state === 'FIN_WAIT_1' && r.state('client') === 'TIME_WAIT',
    'three segments close it': () => segmentsToClose('three-segment-close') === 3,
    'or four, where the program waits': () => segmentsToClose('open-data-close') === 4,
  },
  'first-fin-lost': {
    'the client is in FIN_WAIT_1 and sends its FIN again': (r) =>
      r.state('client') === 'FIN_WAIT_1' &&
      r.nth('client', 'FIN').fate === 'lost' &&
      r.nth('client', 'FIN', 2).step === r.step.index,
    'the server is ESTABLISHED and has noticed nothing': (r) => r.state('server') === 'ESTABLISHED',
    'each time after twice as long, until the end gives up': () => {
      const never = runOf('first-fin-lost', {
        faults: [{ match: { from: 'client', kind: 'FIN', nth: 'all' }, do: 'drop' }],
      });
      const fin = never.nth('client', 'FIN').step;
      const waits = never
        .timers('client', 'retransmission')
        .filter(({ step, delayUs }) => step >= fin && delayUs < s(60));
      return doubles(waits) && never.steps('timer.giveUp', 'client').length === 1;
    },
  },
  'first-fin-ack-lost': {
    'the server, long in CLOSE_WAIT, sees an old number and acknowledges it once more': (r) =>
      r.step.before.state === 'CLOSE_WAIT' &&
      r.state('server') === 'CLOSE_WAIT' &&
      r.step.rules.includes('sequence.repeatedFin') &&
      r.nth('server', 'ACK', 3).step === r.step.index,
    'often that is not needed: the server’s FIN carries the same ACK': () => {
      const soon = run('open-data-close', [{ from: 'server', nth: 4 }]);
      const fin = soon.arrival(soon.nth('server', 'FIN'));
      return (
        fin.before.state === 'FIN_WAIT_1' &&
        fin.after.state === 'TIME_WAIT' &&
        soon.sent('client', 'FIN').length === 1
      );
    },
  },
  'fin-wait-2': {
    'a Linux ends FIN_WAIT_2 after 60 s': (r) =>
      r.step.before.state === 'FIN_WAIT_2' &&
      r.state('client') === 'CLOSED' &&
      r.timers('client', 'finWait2').some(({ delayUs }) => delayUs === s(60)),
    'the other end is not told, and stays in CLOSE_WAIT': (r) =>
      r.step.sent.length === 0 && r.end.server.state === 'CLOSE_WAIT',
    'only where the program has called close': () => {
      const half = runOf('fin-wait-2-times-out', {
        client: {
          iss: [100],
          reactions: [{ on: 'established', afterUs: ms(500), call: 'shutdown' }],
        },
      });
      return half.end.client.state === 'FIN_WAIT_2';
    },
    'the RFC has no timer for it': () => run('peer-never-closes').end.client.state === 'FIN_WAIT_2',
  },
  'last-ack-lost': {
    'the server, in LAST_ACK, sends its FIN again': (r) =>
      r.state('server') === 'LAST_ACK' && r.arrived.again !== null,
    'the client, in TIME_WAIT, acknowledges it once more': (r) =>
      r.step.before.state === 'TIME_WAIT' && r.nth('client', 'ACK', 4).step === r.step.index,
    'and starts the wait of 2 MSL anew': (r) =>
      r
        .timers('client', 'timeWait')
        .map(({ outcome }) => outcome)
        .join() === 'restarted,fired',
    'without TIME_WAIT the FIN would be answered with RST': () => {
      const gone = runOf('last-ack-lost', { settings: { timeWaitUs: ms(10) } });
      const fin = gone.arrival(gone.nth('server', 'FIN', 2));
      return gone.nth('client', 'RST').step === fin.index;
    },
  },
  'simultaneous-close': {
    'the FINs cross, and neither acknowledges the other': (r) =>
      r.nth('client', 'FIN').segment.ackNumber === r.nth('server', 'FIN').segment.seq,
    'both go from FIN_WAIT_1 to CLOSING': (r) =>
      (['client', 'server'] as const).every((side) =>
        r.past.states(side).join(' ').endsWith('FIN_WAIT_1 CLOSING'),
      ),
    'and to TIME_WAIT: both wait 2 MSL': (r) =>
      (['client', 'server'] as const).every(
        (side) => r.timers(side, 'timeWait')[0]?.delayUs === s(240),
      ),
  },
  'fin-overtakes-data': {
    'the FIN is there before the data, and is kept': (r) =>
      r.step.rules.includes('fin.held') &&
      r.nth('client', 'DATA').arrivals.every((at) => at > r.step.at),
    'the ACK asks for what is missing': (r) =>
      r.nth('server', 'ACK').step === r.step.index &&
      r.nth('server', 'ACK').segment.ackNumber === r.nth('client', 'DATA').segment.seq,
    'the state does not change': (r) => r.state('server') === 'ESTABLISHED',
    'CLOSE_WAIT comes when the gap is filled': (r) =>
      r.arrival(r.nth('client', 'DATA')).after.state === 'CLOSE_WAIT',
    'the same in FIN_WAIT_2': () => {
      const other = runOf('open-data-close', {
        server: {
          iss: [300],
          reactions: [
            { on: 'endOfFile', afterUs: ms(100), call: 'send', bytes: 200 },
            { on: 'endOfFile', afterUs: ms(110), call: 'close' },
          ],
        },
        client: { iss: [100], reactions: [{ on: 'established', afterUs: ms(100), call: 'close' }] },
        faults: [{ match: { from: 'server', kind: 'DATA', nth: 1 }, do: 'delay', byUs: ms(100) }],
      });
      return (
        other.arrival(other.nth('server', 'FIN')).after.state === 'FIN_WAIT_2' &&
        other.arrival(other.nth('server', 'DATA')).after.state === 'TIME_WAIT'
      );
    },
  },

  // --- waiting

  'why-time-wait': {
    'the last ACK was lost, and the FIN is on its way again': (r) =>
      r.nth('client', 'ACK', 3).fate === 'lost' &&
      r.nth('server', 'FIN', 2).sentAt < r.moment.at &&
      r.moment.at < r.nth('server', 'FIN', 2).dueAt,
    'somebody is there to acknowledge it': (r) => r.state('client') === 'TIME_WAIT',
    'so the other end closes cleanly': (r) =>
      r.trace.steps.some(
        ({ side, reports }) => side === 'server' && reports.includes('ok: CLOSE complete'),
      ),
  },
  'why-2msl': {
    'the last ACK is slow, and the FIN left just before it arrived': (r) => {
      const [ack, fin] = [r.nth('client', 'ACK', 3), r.nth('server', 'FIN', 7)];
      return fin.sentAt < must(ack.arrivals[0]) && must(ack.arrivals[0]) - fin.sentAt <= s(1);
    },
    'neither lives longer than one MSL': (r) =>
      r.trace.flights.every(({ sentAt, arrivals }) => arrivals.every((at) => at - sentAt <= MSL)),
    'it comes when one MSL is over, and is acknowledged': (r) =>
      r.moment.at - enteredTimeWait(r) > MSL &&
      r.moment.at - enteredTimeWait(r) < 2 * MSL &&
      r.state('client') === 'TIME_WAIT' &&
      r.step.sent.length === 1,
    'with the RFC’s MSL of 2 minutes the wait is 4': (r) =>
      r.timers('client', 'timeWait')[0]?.delayUs === s(240),
    'a Linux waits 60 s': () =>
      run('fin-timeout').timers('client', 'timeWait')[0]?.delayUs === s(60),
  },
  'whose-time-wait': {
    'the server sends the first FIN, and waits': (r) =>
      r.nth('server', 'FIN').sentAt < r.nth('client', 'FIN').sentAt &&
      r.state('server') === 'TIME_WAIT' &&
      !r.states('client').includes('TIME_WAIT'),
    'in a simultaneous close both do': () => {
      const both = run('simultaneous-close');
      return (
        both.states('client').includes('TIME_WAIT') && both.states('server').includes('TIME_WAIT')
      );
    },
  },
  'syn-in-time-wait': {
    'a SYN with a higher number opens a new connection at once': (r) =>
      r.step.before.state === 'TIME_WAIT' &&
      r.state('server') === 'SYN_RCVD' &&
      r.end.server.state === 'ESTABLISHED' &&
      r.end.client.state === 'ESTABLISHED',
    'otherwise it is answered with an ACK': () => {
      const old = runOf('syn-in-time-wait', { client: { ...CLOSES_AFTER_SERVER, iss: [100, 50] } });
      const syn = old.arrival(old.nth('client', 'SYN', 2));
      return (
        syn.after.state === 'TIME_WAIT' &&
        syn.sent.length === 1 &&
        !syn.rules.includes('syn.reopens')
      );
    },
  },
  'time-wait-assassination': {
    'an old segment in TIME_WAIT is answered with an ACK': (r) =>
      r.past.steps('sequence.unacceptable', 'client')[0]?.before.state === 'TIME_WAIT',
    'the ACK meets CLOSED, which answers RST': (r) =>
      r.past.steps('closed.resetsAck', 'server').length === 1 && flags(r.arrived) === 'RST',
    'the RST ends the wait too early': (r) =>
      r.step.before.state === 'TIME_WAIT' &&
      r.state('client') === 'CLOSED' &&
      r.timers('client', 'timeWait')[0]?.outcome === 'stopped',
    'with RFC 1337 it is ignored': () =>
      runOf('time-wait-killed', { settings: { rfc1337: true } }).steps('reset.ignoredInTimeWait')
        .length === 1,
    'a Linux obeys it, unless told otherwise': () =>
      runOf('time-wait-killed', { profile: 'linux' }).steps('reset.endsTimeWait').length === 1 &&
      runOf('time-wait-killed', { profile: 'linux', settings: { rfc1337: true } }).steps(
        'reset.endsTimeWait',
      ).length === 0,
  },

  // --- resets

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
        profile: 'linux',
        actions: [
          { atUs: 0, side: 'server', call: 'listen' },
          { atUs: ms(20), side: 'client', call: 'connect' },
          { atUs: ms(900), side: 'server', call: 'close' },
        ],
      }).sent('server', 'RST').length > 0,
    'a RST is never answered': (r) => r.step.sent.length === 0,
    'a filtered port sends none': () => {
      const filtered = run('syn-lost-until-give-up');
      return (
        filtered.sent('server').length === 0 &&
        filtered.steps('timer.giveUp', 'client').length === 1
      );
    },
  },
  'half-open': {
    'the host has restarted, and the next segment draws a RST': (r) =>
      r.past.calls('client').includes('crash') &&
      r.arrival(r.nth('server', 'DATA')).index === r.nth('client', 'RST').step,
    'until then the server believed the connection open': (r) =>
      r.step.before.state === 'ESTABLISHED' && r.state('server') === 'CLOSED',
    'in silence, who has sent something gives up': () =>
      runOf('half-open', {
        faults: [{ match: { from: 'server', nth: 'all', afterUs: ms(600) }, do: 'drop' }],
      }).steps('timer.giveUp', 'server').length === 1,
    'who waits for something never finds out': () =>
      runOf('keep-alive-finds-dead-peer', { server: { iss: [300] } }).end.server.state ===
      'ESTABLISHED',
    'unless keep-alive asks': () => run('keep-alive-finds-dead-peer').end.server.state === 'CLOSED',
  },
  'challenge-ack': {
    'a SYN on an open connection is questioned with an ACK': (r) => {
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

  // --- practice

  'many-time-waits': {
    'the same pair of addresses and ports is blocked while it waits': (r) =>
      r.state('client') === 'TIME_WAIT' &&
      r.step.reports.includes('error: connection already exists') &&
      r.step.sent.length === 0,
    'until the wait is over': (r) => r.end.client.state === 'CLOSED',
  },
  'close-wait-piles-up': {
    'the other end has closed, the server’s program has not': (r) =>
      r.state('server') === 'CLOSE_WAIT' && !r.calls('server').includes('close'),
    'no timer ends it: nothing is left to happen': (r) =>
      r.trace.end.reason === 'quiet' &&
      r.trace.timers.every(({ outcome }) => outcome !== 'running'),
    'on a Linux neither': () => run('fin-wait-2-times-out').end.server.state === 'CLOSE_WAIT',
  },
  'close-or-shutdown': {
    'shutdown sends a FIN': (r) =>
      r.trace.steps[r.nth('client', 'FIN').step]?.cause.kind === 'call' &&
      r.calls('client').at(-1) === 'shutdown',
    'and one goes on reading': (r) =>
      r.state('client') === 'FIN_WAIT_2' &&
      r.step.effects.some((effect) => effect.kind === 'deliver' && effect.bytes > 0),
    'after close, data that still arrives is answered with RST': () => {
      const closed = runOf('half-close', {
        profile: 'linux',
        client: {
          iss: [100],
          reactions: [{ on: 'established', afterUs: ms(300), call: 'close' }],
        },
      });
      const data = closed.arrival(closed.nth('server', 'DATA'));
      return (
        data.rules.includes('text.afterClose') && closed.nth('client', 'RST').step === data.index
      );
    },
  },
  'listen-backlog': {
    'the server’s program has done nothing but listen': (r) =>
      r.past.calls('server').join() === 'listen',
    'and connect has succeeded': (r) => r.state('client') === 'ESTABLISHED',
    'and data is acknowledged': (r) =>
      r.arrived.segment.ackNumber === segEnd(r.nth('client', 'DATA').segment),
  },
  'syn-flood': {
    'the SYN leaves a connection in SYN_RCVD': (r) => r.state('server') === 'SYN_RCVD',
    'the third segment never comes': (r) => r.sent('client').length === 0,
    'it takes up room for a minute': (r) => {
      const forgot = must(r.steps('linux.forgetsRequest', 'server')[0]);
      return forgot.at - r.nth('server', 'SYN_ACK').sentAt === s(63);
    },
  },
  'address-in-use': {
    'the server closed first, and its old connection is in TIME_WAIT': (r) =>
      r.state('server') === 'TIME_WAIT' &&
      r.past.calls('server').join() === 'listen,send,close,listen',
    'the OPEN is refused': (r) =>
      r.step.reports.includes('error: connection already exists') &&
      r.step.rules.includes('call.alreadyExists'),
  },
};

const MSL = s(120);

const CLOSES_AFTER_SERVER = {
  reactions: [
    { on: 'established', afterUs: ms(100), call: 'send', bytes: 100 },
    { on: 'endOfFile', afterUs: ms(200), call: 'close' },
  ],
} as const;

const enteredTimeWait = (r: Shown): number =>
  must(r.trace.steps.find(({ after }) => after.state === 'TIME_WAIT')).at;

/** How long a client tries to connect. */
function patience(scenario: string): number {
  const never = run(scenario);
  return must(never.steps('timer.giveUp', 'client')[0]).at - never.nth('client', 'SYN').sentAt;
}

/** The segments from the first FIN on. */
function segmentsToClose(scenario: string): number {
  const closes = run(scenario);
  return closes.trace.flights.filter(({ step }) => step >= closes.nth('client', 'FIN').step).length;
}

describe.each(QUESTION_IDS)('%s', (id) => {
  const claims = Object.entries(CLAIMS[id]);
  test.each(claims)('%s', (_claim, holds) => {
    expect(holds(new Shown(QUESTIONS[id]))).toBe(true);
  });
});

test('each question is asked once, under one theme', () => {
  const byTheme = (Object.keys(QUESTION_GROUPS) as QuestionGroup[]).flatMap(questionsOf);
  expect(byTheme).toEqual(QUESTION_IDS);
  expect(QUESTION_IDS).toHaveLength(30);
});
