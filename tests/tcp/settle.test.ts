/** An event, what the application does about it, and what leaves: in that order, and nothing of it twice. */
import { describe, expect, test } from 'vitest';
import type { CallEvent } from '../../machines/tcp/calls.ts';
import type { Effect } from '../../machines/tcp/effects.ts';
import type { OutsideEvent } from '../../machines/tcp/endpointSetup.ts';
import { segmentOf } from '../../machines/tcp/segment.ts';
import { settle, type Dealing } from '../../machines/tcp/settle.ts';
import { time } from '../../machines/tcp/time.ts';
import { inState } from './inState.ts';

const now = time(1000);
const isEndOfFile = (effect: Effect) =>
  effect.kind === 'report' && effect.text === 'connection closing';

/** An application that makes these calls at the end of file. */
const atEndOfFile =
  (...calls: CallEvent[]) =>
  (effects: readonly Effect[]): Dealing[] =>
    effects.some(isEndOfFile) ? calls.map((call) => ({ event: { ...call, now } })) : [];

const fin: OutsideEvent = {
  type: 'segmentArrives',
  segment: segmentOf({ ack: true, fin: true, seq: 301, ackNumber: 101 }),
  now,
};

const sentIn = (effects: readonly Effect[]) =>
  effects.flatMap((effect) => (effect.kind === 'send' ? [effect.segment] : []));

describe('an event is settled', () => {
  test('what is owed leaves when the endpoint has dealt with it', () => {
    const { snapshot, effects, dealt } = settle(inState('ESTABLISHED').snapshot, { event: fin });
    expect(sentIn(effects)).toMatchObject([{ ack: true, seq: 101, ackNumber: 302 }]);
    expect(snapshot.value).toBe('CLOSE_WAIT');
    expect(dealt).toHaveLength(1);
  });

  test('a call of the application comes first, so that its FIN carries the ACK', () => {
    const react = atEndOfFile({ type: 'shutdown' });
    const { effects, dealt } = settle(inState('ESTABLISHED').snapshot, { event: fin }, react);
    expect(sentIn(effects)).toMatchObject([{ fin: true, seq: 101, ackNumber: 302 }]);
    expect(dealt.map((each) => sentIn(each.effects).length)).toEqual([0, 1]);
  });

  test('calls are dealt with in the order in which they are made, and what each came to is told', () => {
    const react = atEndOfFile({ type: 'send', bytes: 10 }, { type: 'close' });
    const { effects, dealt } = settle(inState('ESTABLISHED').snapshot, { event: fin }, react);
    expect(sentIn(effects)).toMatchObject([
      { seq: 101, ackNumber: 302, dataLen: 10 },
      { seq: 111, ackNumber: 302, fin: true },
    ]);
    expect(dealt.map(({ event }) => event.type)).toEqual(['segmentArrives', 'send', 'close']);
    expect(dealt.map(({ snapshot }) => snapshot.value)).toEqual([
      'CLOSE_WAIT',
      'CLOSE_WAIT',
      'LAST_ACK',
    ]);
  });

  test('where nothing is owed, nothing leaves', () => {
    const { snapshot } = inState('ESTABLISHED');
    const settled = settle(snapshot, { event: { type: 'status', now } });
    expect(sentIn(settled.effects)).toEqual([]);
  });

  test('the snapshot that it began with stays as it was', () => {
    const { snapshot } = inState('ESTABLISHED');
    const { policies, ...data } = snapshot.context;
    const before = structuredClone(data);
    settle(snapshot, { event: fin });
    expect(snapshot.context).toEqual({ ...before, policies });
  });
});
