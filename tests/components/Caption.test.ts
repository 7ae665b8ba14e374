/** The caption: what just happened, in colours, with the rule; and the live region that says it. */
import { render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { tick } from 'svelte';
import type { ScenarioId } from '../../src/scenarios/index.ts';
import Caption from '../../src/views/caption/Caption.svelte';
import { START } from '../../src/trace/moment.ts';
import { momentIn } from './moments.ts';

function propsAt(seconds: number) {
  const { trace, moment, words, number } = momentIn('last-ack-lost', seconds);
  return { trace, moment, words, number };
}

const textOf = (element: Element | null) => element?.textContent.replace(/\s+/g, ' ').trim();
const liveRegion = () => document.querySelector('[aria-live="polite"]');

describe('what is shown', () => {
  test('a sentence, why, and the rule it comes from as a link to the RFC', () => {
    render(Caption, { ...propsAt(2.281), pace: 'still' });
    expect(screen.getByText('The last ACK arrives: the', { exact: false })).toBeVisible();
    const source = screen.getByRole('link', { name: 'RFC 9293 §3.10.7.4, fifth step' });
    expect(source).toHaveAttribute(
      'href',
      'https://www.rfc-editor.org/rfc/rfc9293.html#section-3.10.7.4',
    );
  });

  test('words carry the colour of what they name', () => {
    render(Caption, { ...propsAt(2.281), pace: 'still' });
    const title = screen.getByText('The last ACK arrives: the', { exact: false });
    expect(title.querySelector('[data-side="server"]')).toHaveTextContent('server');
    expect(title.querySelector('[data-phase="closed"]')).toHaveTextContent('CLOSED');
  });

  test('other places where rules of the step are written stand beside it, each once', () => {
    render(Caption, { ...propsAt(2.281), pace: 'still' });
    const further = screen.getByRole('list', { name: 'Also applied' });
    const texts = [...further.querySelectorAll('li')].map(textOf);
    expect(new Set(texts).size).toBe(texts.length);
    expect(texts).not.toContain('RFC 9293 §3.10.7.4, fifth step');
  });

  test('before the first step it says that nothing has happened', () => {
    render(Caption, { ...propsAt(0), moment: START, pace: 'still' });
    expect(screen.getByText('Nothing has happened yet.')).toBeVisible();
  });
});

describe('a segment that is lost', () => {
  test('is told of where it is lost, with the timer that will find it out, and no rule', () => {
    render(Caption, { ...propsAt(0.98), pace: 'still' });
    expect(textOf(screen.getByText('is', { exact: false, selector: '.title' }))).toBe(
      'The client’s ACK is lost.',
    );
    expect(textOf(document.querySelector('.text'))).toContain(
      'retransmission timer fires 925 ms later',
    );
    expect(screen.queryByRole('link')).toBeNull();
  });
});

describe('a segment that changed nothing', () => {
  const at = (scenario: ScenarioId, seconds: number) => {
    const { trace, moment, words, number } = momentIn(scenario, seconds);
    render(Caption, { trace, moment, words, number, pace: 'still' });
  };

  test('is asked about, and the explanation is the answer', () => {
    at('blind-reset', 0.51);
    expect(screen.getByText('Why did this change nothing?')).toBeVisible();
    expect(screen.getByText('RCV.NXT=201')).toBeVisible();
  });

  test('or dropped without a word, where nothing answered it', () => {
    at('blind-reset', 0.56);
    expect(screen.getByText('Why was this ignored?')).toBeVisible();
    expect(screen.getByText('SND.UNA=201')).toBeVisible();
  });

  test('and one that changed something is not', () => {
    at('last-ack-lost', 2.281);
    expect(screen.queryByText(/^Why /)).toBeNull();
  });
});

describe('what is said', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const wait = async (ms: number) => {
    vi.advanceTimersByTime(ms);
    await tick();
  };

  test('the sentence and the change of state, shortly after the step', async () => {
    render(Caption, { ...propsAt(2.281), pace: 'still' });
    expect(liveRegion()).toHaveTextContent('');
    await wait(300);
    expect(liveRegion()).toHaveTextContent(
      'The last ACK arrives: the server is CLOSED. server: LAST_ACK to CLOSED.',
    );
  });

  test('while the run plays, one sentence is given the time to be read out', async () => {
    const { rerender } = render(Caption, { ...propsAt(0.07), pace: 'running' });
    await wait(300);
    const first = textOf(liveRegion());
    await rerender(propsAt(0.12));
    await wait(300);
    expect(textOf(liveRegion())).toBe(first);
    await wait(5000);
    await wait(300);
    expect(textOf(liveRegion())).not.toBe(first);
  });

  test('nothing while the moment flies by', async () => {
    render(Caption, { ...propsAt(0.12), pace: 'flying' });
    await wait(5000);
    expect(liveRegion()).toHaveTextContent('');
  });
});
