/** The timeline: a slider that speaks the clock, and a picture of what happens in the run. */
import { fireEvent, render, screen } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { player as words } from '../../src/words/en/interface/player.ts';
import { commandOf } from '../../src/player/keyboard.ts';
import Timeline from '../../src/views/playback/Timeline.svelte';
import type { ScenarioId } from '../../src/scenarios/index.ts';
import { handTicker } from '../player/handTicker.ts';
import { playerOf } from './playerOf.ts';
import { stubBrowser } from './stubBrowser.ts';

stubBrowser();

function show(scenario: ScenarioId = 'last-ack-lost') {
  const ticker = handTicker();
  const player = playerOf(scenario, { ticker });
  const { container } = render(Timeline, { player, words });
  const slider = screen.getByRole<HTMLInputElement>('slider', { name: 'Timeline' });
  /** How many strokes there are of these, once: what has happened and what is to come are drawn alike. */
  const signs = (selector: string) => {
    const half = selector.startsWith('.ahead') ? selector : `g:not(.ahead) > ${selector}`;
    const paths = [...container.querySelectorAll(half)];
    return paths
      .map((path) => path.getAttribute('d')!.split('M').length - 1)
      .reduce((a, b) => a + b, 0);
  };
  const faintFrom = () => Number(container.querySelector('[id$=ahead] rect')!.getAttribute('x'));
  return { player, ticker, slider, container, signs, faintFrom };
}

describe('the slider', () => {
  test('runs along the folded axis, and speaks the true time', async () => {
    const { player, slider } = show();
    expect(Number(slider.max)).toBe(player.fold.length);
    expect(slider).toHaveAttribute('aria-valuetext', '0.000 s of 4:01.950');
    player.nextTimer();
    await expect.poll(() => slider).toHaveAttribute('aria-valuetext', '1.900 s of 4:01.950');
    expect(Number(slider.value)).toBeCloseTo(player.folded, 6);
  });

  test('moved by the reader, takes the moment along', async () => {
    const { player, slider } = show();
    await fireEvent.input(slider, { target: { value: String(player.fold.length / 2) } });
    expect(player.folded).toBe(player.fold.length / 2);
    expect(player.moment).toEqual(player.fold.toMoment(player.fold.length / 2));
  });

  test('held, it stops the playhead; let go, it plays on', async () => {
    const { player, ticker, slider } = show();
    player.play();
    await fireEvent.pointerDown(slider);
    expect(player.mode).toBe('scrubbing');
    ticker.pass(100);
    expect(player.folded).toBe(0);
    await fireEvent.pointerUp(slider);
    expect(player.mode).toBe('playing');
  });

  test('when the pointer is lost, it is let go too', async () => {
    const { player, slider } = show();
    await fireEvent.pointerDown(slider);
    await fireEvent.pointerCancel(slider);
    expect(player.mode).toBe('paused');
  });

  test('leaves the arrow keys to the player: they go from step to step', async () => {
    const { slider } = show();
    const commands: unknown[] = [];
    const listen = (event: KeyboardEvent) => commands.push(commandOf(event));
    addEventListener('keydown', listen);
    for (const key of ['ArrowRight', 'Home', ' ']) await fireEvent.keyDown(slider, { key });
    removeEventListener('keydown', listen);
    expect(commands).toEqual(['stepForward', 'toStart', 'toggle']);
  });
});

describe('the picture', () => {
  test('has a mark for each segment and timer; what is to come is faint', async () => {
    const { player, signs, faintFrom } = show();
    const { flights } = player.trace;
    for (const which of ['', '.ahead ']) {
      expect(signs(`${which}.sent`)).toBe(flights.length - 1);
      expect(signs(`${which}.sent.again`)).toBe(1);
      expect(signs(`${which}.timer`)).toBe(2);
      // Two strokes cross.
      expect(signs(`${which}.lost`)).toBe(2);
    }
    expect(faintFrom()).toBeLessThan(5);
    player.toEnd();
    await expect.poll(() => faintFrom()).toBeGreaterThan(720);
  });

  test('follows what the reader changes', async () => {
    const { player, signs } = show('open-data-close');
    expect(signs('.lost')).toBe(0);
    player.lose(0);
    await expect.poll(() => signs('.lost')).toBe(2);
  });

  test('is nothing to a screen reader: the explanation tells it', () => {
    const { container } = show();
    expect(container.querySelector('[aria-hidden="true"] svg')).not.toBeNull();
  });
});
