/** The menu of a segment: its fields, why it was sent, and what can be done to it. */
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { ScenarioId } from '../../src/scenarios/index.ts';
import type { SegmentAct } from '../../src/views/segment/props.ts';
import SegmentPanel from '../../src/views/segment/SegmentPanel.svelte';
import { momentIn } from './moments.ts';

interface Options {
  readonly scenario?: ScenarioId;
  readonly flight: number;
  readonly treated?: boolean;
}

function show({ scenario = 'last-ack-lost', flight: index, treated = false }: Options) {
  const { trace, words, number } = momentIn(scenario, 0);
  const acts: SegmentAct[] = [];
  const moments: number[] = [];
  let done = 0;
  let looked = 0;
  render(SegmentPanel, {
    ...{ trace, words, number, treated },
    flight: trace.flights[index]!,
    titleId: 'title',
    onact: (act: SegmentAct) => acts.push(act),
    onseek: (at: number) => moments.push(at),
    oninspect: () => looked++,
    ondone: () => done++,
  });
  return { acts, moments, times: () => done, looked: () => looked, user: userEvent.setup() };
}

const button = (name: string) => screen.getByRole('button', { name });

describe('what it says', () => {
  test('flags, sender and number on the wire, fields and times', () => {
    show({ flight: 1 });
    expect(screen.getByRole('heading', { name: 'SYN+ACK from the server' })).toBeVisible();
    expect(screen.getByText('#1')).toBeVisible();
    expect(screen.getByText('seq').parentElement).toHaveTextContent('300');
    expect(screen.getByText('ack').parentElement).toHaveTextContent('101');
    expect(screen.getByText('length').parentElement).toHaveTextContent('0 B + 1');
    expect(screen.getByText('MSS option').parentElement).toHaveTextContent('1000');
    expect(screen.getByText('sent').parentElement).toHaveTextContent('0.070 s');
    expect(screen.getByText('arrives').parentElement).toHaveTextContent('0.120 s');
  });

  test('what it did where it arrived, and that it changed nothing where it did not', () => {
    show({ scenario: 'first-fin-ack-lost', flight: 9 });
    expect(screen.getByText('On arrival:').parentElement).toHaveTextContent(
      'On arrival: The client retransmitted its FIN: the ACK of it was lost. changed nothing',
    );
  });

  test('nothing of an arrival where it is lost', () => {
    show({ scenario: 'syn-lost', flight: 0 });
    expect(screen.queryByText('On arrival:')).toBeNull();
  });

  test('of which segment it is a retransmission, and why', () => {
    show({ flight: 11 });
    expect(screen.getByText('retransmission of #5: the retransmission timer fired')).toBeVisible();
  });

  test('that it is lost, and whether the scenario or the reader wants it so', () => {
    show({ flight: 10 });
    expect(screen.getByText('lost: set by the scenario')).toBeVisible();
  });

  test('the reader’s own doing', () => {
    show({ flight: 10, treated: true });
    expect(screen.getByText('lost: by you')).toBeVisible();
  });
});

describe('what it does', () => {
  test('loses, copies and delays, and closes after each', async () => {
    const { acts, times, user } = show({ flight: 0 });
    await user.click(button('Drop it'));
    await user.click(button('Duplicate it'));
    await user.click(button('Delay it by 100 ms'));
    await user.click(button('Delay it by 1 s'));
    expect(acts).toEqual([
      { do: 'lose' },
      { do: 'duplicate', byUs: 50_000 },
      { do: 'delay', byUs: 100_000 },
      { do: 'delay', byUs: 1_000_000 },
    ]);
    expect(times()).toBe(4);
  });

  test('delays by the reader’s own number, and by nothing that is none', async () => {
    const { acts, user } = show({ flight: 0 });
    expect(button('Delay')).toBeDisabled();
    await user.type(screen.getByLabelText('Delay in milliseconds'), '250');
    await user.click(button('Delay'));
    expect(acts).toEqual([{ do: 'delay', byUs: 250_000 }]);
  });

  test('brings a lost one back; there is no arrival to go to', async () => {
    const { acts, user } = show({ flight: 10 });
    expect(screen.queryByRole('button', { name: 'Drop it' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Go to its arrival' })).toBeNull();
    await user.click(button('Deliver it'));
    expect(acts).toEqual([{ do: 'restore' }]);
  });

  test('leads to its sending and its arrival', async () => {
    const { moments, user } = show({ flight: 1 });
    await user.click(button('Go to its departure'));
    await user.click(button('Go to its arrival'));
    expect(moments).toEqual([70_000, 120_000]);
  });

  test('leads to its bytes, and closes', async () => {
    const { looked, times, user } = show({ flight: 1 });
    await user.click(button('Show its bytes'));
    expect([looked(), times()]).toEqual([1, 1]);
  });
});
