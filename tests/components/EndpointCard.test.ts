/** The card of an endpoint: what is the case at a moment, and the calls that can be made then. */
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { NumberStyle } from '../../src/words/sentences/telling.ts';
import type { ScenarioId } from '../../src/scenarios/index.ts';
import type { Call } from '../../src/trace/calls.ts';
import type { Side } from '../../src/trace/side.ts';
import Calls from '../../src/views/endpoint/Calls.svelte';
import EndpointCard from '../../src/views/endpoint/EndpointCard.svelte';
import EndpointChip from '../../src/views/endpoint/EndpointChip.svelte';
import Report from '../../src/views/endpoint/Report.svelte';
import Outlook from '../../src/views/endpoint/Outlook.svelte';
import { momentIn } from './moments.ts';

function show(scenario: ScenarioId, seconds: number, side: Side = 'client') {
  render(EndpointCard, { ...momentIn(scenario, seconds), side });
  return screen.getByRole('article', { name: side === 'client' ? 'Client' : 'Server' });
}

function showCalls(scenario: ScenarioId, seconds: number, side: Side = 'client') {
  const calls: Call[] = [];
  const { trace, frame, words } = momentIn(scenario, seconds);
  render(Calls, {
    side,
    state: frame.ends[side].state,
    scenario: trace.scenario,
    words,
    oncall: (call: Call) => calls.push(call),
  });
  return { calls, user: userEvent.setup() };
}

const button = (name: string) => screen.getByRole('button', { name });
/** The value that stands beside a name. */
const valueOf = (name: string) => screen.getByText(name).parentElement?.querySelector('dd');

describe('state and timers', () => {
  test('the state is there by its name, and who closed first', () => {
    const card = show('last-ack-lost', 2.281);
    expect(card).toHaveTextContent('TIME_WAIT');
    expect(card).toHaveTextContent('active closer');
    expect(card).toHaveAttribute('data-phase', 'waiting');
  });

  test('a timer shows the true time that is left, and a bar of that part of its length', () => {
    show('last-ack-lost', 1.0);
    const timers = screen.getByRole('list', { name: 'Timers' });
    expect(timers).toHaveTextContent(/2MSL\s*240\.0 s|2MSL\s*239\.\d s/);
    expect(timers.querySelector<HTMLElement>('.rest')?.style.width).toMatch(/^99\.\d+%$/);
  });

  test('a retransmission timer that has fired in vain says how often', () => {
    show('syn-lost-until-give-up', 8);
    expect(screen.getByRole('list', { name: 'Timers' })).toHaveTextContent(
      /RTO\s*3× timed out\s*7\.02 s/,
    );
  });

  test('where none runs, it says so', () => {
    show('open-data-close', 0);
    expect(screen.getByText('No timer runs')).toBeInTheDocument();
  });
});

describe('what it waits for', () => {
  function outlook(scenario: ScenarioId, seconds: number, side: Side, number?: NumberStyle) {
    const moment = momentIn(scenario, seconds);
    return render(Outlook, { ...moment, side, ...(number && { number }) }).container;
  }

  test('and what it will do if that never comes', () => {
    expect(outlook('last-ack-lost', 1.5, 'server')).toHaveTextContent(
      /Waits for the ACK of its FIN If nothing arrives Retransmits FIN in 400.ms \(1.of.6\)\. Gives up in 2.min 2.s\./,
    );
  });

  test('of a TCP that is not known nothing is promised: its own values are said to be assumed', () => {
    const moment = momentIn('last-ack-lost', 1.5);
    const { client, server } = moment.trace.ends;
    const ends = { client, server: { ...server, stack: null } };
    const trace = { ...moment.trace, ends };
    const { container } = render(Outlook, { ...moment, trace, side: 'server' });
    expect(container).toHaveTextContent(/Waits for the ACK of its FIN Grey: no packet tells/);
    expect(container).not.toHaveTextContent('If nothing arrives');
  });

  test('which may be nothing at all: CLOSE_WAIT has no timer', () => {
    expect(outlook('peer-never-closes', 30, 'server')).toHaveTextContent(
      'Waits for its own application to close If nothing arrives It waits forever: no timer runs.',
    );
  });

  test('octets by their numbers, as numbers are shown elsewhere', () => {
    const letters: NumberStyle = (_side, n) => `J+${n - 100}`;
    expect(outlook('data-lost', 0.3, 'client', letters)).toHaveTextContent(
      'the ACK of bytes J+1 to J+100',
    );
  });
});

describe('the variables', () => {
  test('go by the names of RFC 9293, and what has just changed is marked', () => {
    show('open-data-close', 0.12);
    expect(valueOf('SND.UNA')).toHaveTextContent('101 (just changed)');
    expect(valueOf('RCV.NXT')).toHaveTextContent('301 (just changed)');
    expect(valueOf('RCV.WND')).toHaveTextContent(/^65535$/);
  });

  test('have no values where there is no connection', () => {
    show('open-data-close', 0);
    expect(valueOf('SND.NXT')).toHaveTextContent('–');
  });

  test('data that the application has not read is told, and how much', () => {
    show('zero-window', 2, 'server');
    expect(valueOf('not read yet')).toHaveTextContent('200 B');
    expect(valueOf('RCV.WND')).toHaveTextContent('0');
  });

  test('the last thing the application was told stays to be seen', () => {
    const { trace, frame, words } = momentIn('refused', 0.12);
    const { reports } = words.interface;
    const props = { side: 'client' as const, trace, step: frame.step, words: reports };
    const { container } = render(Report, props);
    expect(container).toHaveTextContent(
      'Told the application error: connection reset ECONNREFUSED',
    );
  });
});

describe('the calls', () => {
  test('are those that are legal in the state', async () => {
    const { calls, user } = showCalls('open-data-close', 0.15);
    for (const name of ['send 3000 bytes', 'shutdown', 'close', 'abort']) {
      expect(button(name)).toBeEnabled();
      await user.click(button(name));
    }
    expect(calls).toEqual([
      { call: 'send', bytes: 3000 },
      { call: 'shutdown' },
      { call: 'close' },
      { call: 'abort' },
    ]);
  });

  test('that are not legal stay where they are, and cannot be made', () => {
    showCalls('last-ack-lost', 2.281);
    expect(button('send 100 bytes')).toBeDisabled();
    expect(button('close')).toBeDisabled();
    expect(button('abort')).toBeEnabled();
  });

  test('in CLOSED are the two that open', () => {
    showCalls('open-data-close', 0);
    expect(button('connect')).toBeEnabled();
    expect(button('listen')).toBeEnabled();
    expect(screen.queryByRole('button', { name: 'More calls' })).toBeNull();
  });

  test('receive is offered where the application does not read by itself', () => {
    showCalls('zero-window', 2, 'server');
    expect(button('receive')).toBeEnabled();
  });

  test('a crash is behind "more"', async () => {
    const { calls, user } = showCalls('open-data-close', 0.15);
    expect(screen.queryByRole('button', { name: 'crash' })).toBeNull();
    await user.click(button('More calls'));
    await user.click(button('crash'));
    expect(calls).toEqual([{ call: 'crash' }]);
  });
});

describe('on a small screen', () => {
  test('an end is one line: its state and the timer that matters most', async () => {
    let opened = 0;
    const { frame, words } = momentIn('last-ack-lost', 2.281);
    render(EndpointChip, { side: 'client', frame, words, onopen: () => opened++ });
    const chip = screen.getByRole('button', { name: /^Client 2MSL 239\.\d s TIME_WAIT$/ });
    expect(within(chip).getByText('TIME_WAIT')).toBeInTheDocument();
    await userEvent.click(chip);
    expect(opened).toBe(1);
  });
});
