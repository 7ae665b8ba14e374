/**
 * THE chart: a TCP endpoint as RFC 9293's figure 5 draws it, one arrow per line.
 *
 * It holds no arithmetic. An event from outside (a call, a segment, a timer) is dealt with by a turn of plain
 * functions; what the turn raises comes back as a semantic event, and those move the chart. Client and server are this
 * same chart: one opens actively, the other passively.
 */
import { base, CLOSES, deal, entered, expiry } from './endpointSetup.ts';
import { segmentArrives } from './segmentArrives/segmentArrives.ts';
import { delayedAckTimeout } from './timers/delayedAck.ts';
import * as ends from './timers/ends.ts';
import { keepAliveTimeout, startKeepAlive, stopKeepAlive } from './timers/keepAlive.ts';
import { persistTimeout } from './timers/persist.ts';
import { retransmissionTimeout } from './timers/retransmission.ts';
import { cite, connected, stopAllTimers } from './turn.ts';
import { abort } from './userCalls/abort.ts';
import * as closing from './userCalls/close.ts';
import * as opening from './userCalls/open.ts';
import { crash } from './userCalls/crash.ts';
import { receive, receiveWaits } from './userCalls/receive.ts';
import * as refused from './userCalls/refused.ts';
import { closeBehind, outputAndWriteOn, send } from './userCalls/send.ts';

export const endpoint = base
  .extend({
    actions: {
      segmentArrives: deal('segmentArrives', (turn, { segment }) => segmentArrives(turn, segment)),
      output: deal('output', (turn) => turn.tcb && outputAndWriteOn(connected(turn))),

      listen: deal('listen', opening.listen),
      connect: deal('connect', (turn, { bytes }) => opening.connect(turn, bytes)),
      connectAgain: deal('connect', (turn, { bytes }) =>
        opening.connectAgain(connected(turn), bytes),
      ),
      addressInUse: deal('connect', refused.addressInUse),
      sendOpens: deal('send', (turn, { bytes }) => opening.sendOpens(turn, bytes)),
      send: deal('send', (turn, { bytes, more }) => send(connected(turn), bytes, more)),
      receiveWaits: deal('receive', receiveWaits),
      receive: deal('receive', (turn, { bytes, whole }) => receive(connected(turn), bytes, whole)),
      shutdown: deal('shutdown', (turn) => closing.close(connected(turn))),
      close: deal('close', (turn) => closing.closeBothWays(connected(turn))),
      closeUnread: deal('close', (turn) => closing.closeUnread(connected(turn))),
      closeBehind: deal('close', (turn) => closeBehind(connected(turn), 'close')),
      shutdownBehind: deal('shutdown', (turn) => closeBehind(connected(turn), 'shutdown')),
      closeAtOnce: deal('close', abort),
      stopReading: deal('close', (turn) => closing.stopReading(connected(turn))),
      closeUnopened: deal('any', closing.closeUnopened),
      abort: deal('abort', abort),
      abortStays: deal('abort', (turn) => cite(turn, 'linux.timeWaitStays')),
      status: deal('status', refused.status),
      crash: deal('crash', crash),
      remoteMissing: deal('any', refused.remoteMissing),
      alreadyExists: deal('any', refused.alreadyExists),
      notPermitted: deal('any', refused.notPermitted),
      doesNotExist: deal('any', refused.doesNotExist),

      retransmissionTimeout: expiry('retransmission', retransmissionTimeout),
      lossProbeTimeout: expiry('lossProbe', (turn) =>
        turn.policies.recovery.lossProbeTimeout?.(turn),
      ),
      reorderingTimeout: expiry('reordering', (turn) =>
        turn.policies.recovery.reorderingTimeout?.(turn),
      ),
      persistTimeout: expiry('persist', persistTimeout),
      delayedAckTimeout: expiry('delayedAck', delayedAckTimeout),
      keepAliveTimeout: expiry('keepAlive', keepAliveTimeout),
      userTimeout: expiry('userTimeout', ends.userTimeout),
      finWait2Timeout: expiry('finWait2', ends.finWait2Timeout),
      timeWaitTimeout: expiry('timeWait', ends.timeWaitTimeout),

      startKeepAlive: deal('any', (turn) => startKeepAlive(connected(turn))),
      stopKeepAlive: deal('any', (turn) => stopKeepAlive(connected(turn))),
      startFinWait2: deal('any', (turn) => ends.startFinWait2(connected(turn))),
      startTimeWait: deal('any', (turn) => ends.startTimeWait(connected(turn))),
      listensOn: deal('any', (turn) => cite(turn, 'linux.listenerStays')),
      deleteTcb: deal('any', (turn) => {
        if (turn.tcb) stopAllTimers(connected(turn));
        turn.tcb = null;
      }),
    },
  })
  .createMachine({
    id: 'endpoint',
    context: ({ input }) => ({
      ...input,
      state: 'CLOSED',
      incarnation: 0,
      remoteNamed: false,
      listening: false,
      tcb: null,
    }),
    initial: 'CLOSED',
    maxIterations: 50,

    // from every state, unless the state says otherwise
    on: {
      segmentArrives: { actions: 'segmentArrives' },
      output: { actions: 'output' },

      listen: { actions: 'alreadyExists' },
      connect: { actions: 'alreadyExists' },
      send: { actions: 'notPermitted' },
      receive: { actions: 'notPermitted' },
      shutdown: { actions: 'notPermitted' },
      close: { actions: 'notPermitted' },
      abort: { target: '.CLOSED', actions: 'abort' },
      status: { actions: 'status' },
      crash: { target: '.CLOSED', actions: 'crash' },

      'timeout.retransmission': { actions: 'retransmissionTimeout' },
      'timeout.lossProbe': { actions: 'lossProbeTimeout' },
      'timeout.reordering': { actions: 'reorderingTimeout' },
      'timeout.persist': { actions: 'persistTimeout' },
      'timeout.delayedAck': { actions: 'delayedAckTimeout' },
      'timeout.keepAlive': { actions: 'keepAliveTimeout' },
      'timeout.userTimeout': { actions: 'userTimeout' },
      'timeout.finWait2': { actions: 'finWait2Timeout' },
      'timeout.timeWait': { actions: 'timeWaitTimeout' },

      gone: '.CLOSED',
    },

    states: {
      CLOSED: {
        entry: [...entered('CLOSED'), 'deleteTcb'],
        // a sockets server goes on listening (RFC 9293 has one record for both)
        always: { guard: 'listenerStays', target: 'LISTEN', actions: 'listensOn' },
        on: {
          listen: { target: 'LISTEN', actions: ['listen', 'startListening'] },
          connect: [
            { guard: 'remoteIsNamed', target: 'SYN_SENT', actions: 'connect' },
            { actions: 'remoteMissing' },
          ],
          abort: { actions: 'notPermitted' },
          crash: {},
        },
      },
      LISTEN: {
        entry: [...entered('LISTEN'), 'deleteTcb'],
        on: {
          synReceived: 'SYN_RCVD',
          connect: [
            { guard: 'remoteIsNamed', target: 'SYN_SENT', actions: 'connect' },
            { actions: 'remoteMissing' },
          ],
          send: [
            { guard: 'remoteIsNamed', target: 'SYN_SENT', actions: 'sendOpens' },
            { guard: 'connectionIsGone', actions: 'doesNotExist' },
            { actions: 'remoteMissing' },
          ],
          receive: { actions: 'receiveWaits' },
          shutdown: { target: 'CLOSED', actions: ['closeUnopened', 'stopListening'] },
          close: { target: 'CLOSED', actions: ['closeUnopened', 'stopListening'] },
          abort: { target: 'CLOSED', actions: ['abort', 'stopListening'] },
        },
      },
      SYN_SENT: {
        entry: entered('SYN_SENT'),
        on: {
          synReceived: 'SYN_RCVD',
          synAcknowledged: 'ESTABLISHED',
          send: { actions: 'send' },
          receive: { actions: 'receiveWaits' },
          shutdown: { target: 'CLOSED', actions: 'closeUnopened' },
          close: { target: 'CLOSED', actions: 'closeUnopened' },
        },
      },
      SYN_RCVD: {
        entry: entered('SYN_RCVD'),
        on: {
          synAcknowledged: 'ESTABLISHED',
          backToListen: 'LISTEN',
          send: { actions: 'send' },
          receive: [{ guard: 'isFastOpened', actions: 'receive' }, { actions: 'receiveWaits' }],
          shutdown: [
            CLOSES.shutdownBehind,
            { guard: 'shutdownLeaves', target: 'FIN_WAIT_1', actions: 'shutdown' },
            { actions: 'shutdown' },
          ],
          close: [
            CLOSES.behind,
            CLOSES.lingeringNoTime,
            { guard: 'nothingToSend', target: 'FIN_WAIT_1', actions: 'close' },
            { actions: 'close' },
          ],
        },
      },
      ESTABLISHED: {
        entry: [...entered('ESTABLISHED'), 'startKeepAlive'],
        // a CLOSE made in SYN_RCVD behind data that had to wait (3.10.4)
        always: { guard: 'closeIsQueued', target: 'FIN_WAIT_1' },
        on: {
          finReceived: 'CLOSE_WAIT',
          send: { actions: 'send' },
          receive: { actions: 'receive' },
          shutdown: [CLOSES.shutdownBehind, { target: 'FIN_WAIT_1', actions: 'shutdown' }],
          close: [...CLOSES.droppingAll, { target: 'FIN_WAIT_1', actions: 'close' }],
        },
      },
      FIN_WAIT_1: {
        entry: [...entered('FIN_WAIT_1'), 'stopKeepAlive'],
        on: {
          finAcknowledged: 'FIN_WAIT_2',
          finReceived: 'CLOSING',
          receive: { actions: 'receive' },
          close: CLOSES.afterShutdown,
        },
      },
      FIN_WAIT_2: {
        entry: [...entered('FIN_WAIT_2'), 'startKeepAlive', 'startFinWait2'],
        on: {
          finReceived: 'TIME_WAIT',
          receive: { actions: 'receive' },
          close: CLOSES.afterShutdown,
        },
      },
      CLOSE_WAIT: {
        entry: entered('CLOSE_WAIT'),
        on: {
          finSent: 'LAST_ACK',
          send: { actions: 'send' },
          receive: { actions: 'receive' },
          shutdown: [CLOSES.shutdownBehind, { actions: 'shutdown' }],
          close: [...CLOSES.droppingAll, { actions: 'close' }],
        },
      },
      CLOSING: {
        entry: entered('CLOSING'),
        on: { finAcknowledged: 'TIME_WAIT' },
      },
      LAST_ACK: {
        entry: [...entered('LAST_ACK'), 'stopKeepAlive'],
        on: { finAcknowledged: 'CLOSED' },
      },
      TIME_WAIT: {
        entry: [...entered('TIME_WAIT'), 'startTimeWait'],
        on: {
          connect: [
            { guard: 'timeWaitMayReopen', target: 'SYN_SENT', actions: 'connectAgain' },
            { actions: 'addressInUse' },
          ],
          abort: [
            { guard: 'staysOnAbort', actions: 'abortStays' },
            { target: 'CLOSED', actions: 'abort' },
          ],
          timeWaitOver: 'CLOSED',
          reopened: 'SYN_RCVD',
        },
      },
    },
  });
