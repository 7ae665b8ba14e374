/** The page as a whole, without a browser's layout: what an address opens, what keys and buttons lead to. */
import { render, screen } from '@testing-library/svelte';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import App from '../../src/app/App.svelte';
import { newSettings } from '../../src/app/Settings.svelte.ts';
import { guideWords } from '../../src/words/en/guide/index.ts';
import { words } from '../../src/words/en/index.ts';
import { stubBrowser } from './stubBrowser.ts';

/** On a machine that has much else to do, the parts of the page take long to come. */
const LOADING = { timeout: 100_000 };
vi.setConfig({ testTimeout: 300_000 });

beforeEach(() => {
  localStorage.clear();
  history.replaceState(null, '', '/');
  document.documentElement.removeAttribute('data-theme');
});

function show(hash = '', { media = [] as string[] } = {}) {
  stubBrowser(media);
  history.replaceState(null, '', `/${hash}`);
  return { user: userEvent.setup(), ...render(App, { settings: newSettings(), words }) };
}

/** What an address names is loaded first. */
async function arrive(hash: string) {
  const shown = show(hash);
  await screen.findByRole('button', { name: 'Play' }, LOADING);
  return shown;
}

const scenario = () => screen.getByRole('button', { name: /^Scenario/ });

describe('what an address opens', () => {
  const firstScreen = () => screen.queryByRole('region', { name: /^Watch two computers/ });

  test('none: the first screen at once, over the first scenario at rest', async () => {
    show();
    expect(firstScreen()).toBeInTheDocument();
    await vi.waitFor(() => expect(scenario()).toHaveTextContent('Open, talk, close'), LOADING);
    expect(await screen.findByText('Nothing has happened yet.', {}, LOADING)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Play' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /^New to TCP/ })).toHaveAttribute(
      'href',
      '#/open/lesson.reading-the-picture.segment',
    );
  });

  test.each([
    [
      'its Play',
      (user: UserEvent) => user.click(screen.getByRole('button', { name: /^Just let/ })),
    ],
    ['Play', (user: UserEvent) => user.click(screen.getByRole('button', { name: 'Play' }))],
    ['Space', (user: UserEvent) => user.keyboard(' ')],
    ['a step', (user: UserEvent) => user.keyboard('{ArrowRight}')],
    ['Escape', (user: UserEvent) => user.keyboard('{Escape}')],
  ])('the first screen goes by %s, and the run has its own address', async (_, leave) => {
    const { user } = show();
    await screen.findByText('Nothing has happened yet.', {}, LOADING);
    const main = screen.getByRole('main');
    await vi.waitFor(() => expect(main).not.toHaveAttribute('aria-busy', 'true'), LOADING);
    await leave(user);
    await vi.waitFor(() => expect(firstScreen()).toBeNull(), LOADING);
    await vi.waitFor(() => expect(location.hash).toMatch(/^#open-data-close/), LOADING);
  });

  test('the name of the page leads back to it, from a run and from a page', async () => {
    const { user } = await arrive('#last-ack-lost?t=2.281');
    expect(firstScreen()).toBeNull();
    await user.click(screen.getByRole('link', { name: 'synfin' }));
    expect(firstScreen()).toBeInTheDocument();
    expect(location.hash).toBe('');
    follow('#/lessons');
    await vi.waitFor(() => expect(document.getElementById('page')).not.toBeNull(), LOADING);
    await user.click(screen.getByRole('link', { name: 'synfin' }));
    expect(firstScreen()).toBeInTheDocument();
  });

  test('a run: it stands at its start, with a large Play over it', async () => {
    const { user } = await arrive('#last-ack-lost');
    await user.click(await screen.findByRole('button', { name: 'Play this run' }));
    expect(await screen.findByRole('button', { name: 'Pause' })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Play this run' })).toBeNull();
  });

  test('a moment: that moment, paused', async () => {
    await arrive('#last-ack-lost?t=2.281');
    expect(screen.getByRole('button', { name: 'Play' })).toBeInTheDocument();
    expect(screen.getByRole('article', { name: 'Client' })).toHaveTextContent('TIME_WAIT');
  });

  test('something broken: one sentence that can be dismissed, and the first scenario', async () => {
    const { user } = await arrive('#open-data-close?t=soon');
    expect(screen.getByRole('alert')).toHaveTextContent(
      'The link’s moment cannot be read: “soon”.',
    );
    await user.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('the address', () => {
  test('follows the moment once the reader rests', async () => {
    const { user } = await arrive('#open-data-close');
    await user.keyboard('{ArrowRight}{ArrowRight}');
    await vi.waitFor(() => expect(location.hash).toMatch(/^#open-data-close\?t=/));
  });
});

describe('keys', () => {
  test('step, undo, and lose the segment in the air', async () => {
    const { user } = await arrive('#open-data-close?t=0.03');
    await user.keyboard('d');
    expect(screen.getByText('(changed by you)')).toBeInTheDocument();
    await user.keyboard('u');
    expect(screen.queryByText('(changed by you)')).toBeNull();
  });
});

describe('settings', () => {
  test('colours: the first press shows what the system does not', async () => {
    const { user } = show('', { media: ['(prefers-color-scheme: dark)'] });
    await user.click(await screen.findByRole('button', { name: 'Colours: system' }));
    expect(document.documentElement).toHaveAttribute('data-theme', 'light');
    expect(localStorage.getItem('synfin.theme')).toBe('light');
  });

  test('a browser that will not remember is no hindrance', async () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('blocked', 'SecurityError');
    });
    const { user } = show('');
    await user.click(await screen.findByRole('button', { name: 'Colours: system' }));
    expect(document.documentElement).toHaveAttribute('data-theme', 'dark');
    vi.restoreAllMocks();
  });
});

/** Follows a link on the page, as a click on it does. */
function follow(hash: string) {
  location.hash = hash;
}

describe('the history of changes', () => {
  test.each(['#/compare/open-data-close?t=0.03&f=client.1.drop', '#/lessons'])(
    'outlives a visit to another page: %s',
    async (there) => {
      const { user } = await arrive('#open-data-close?t=0.03');
      await user.keyboard('d');
      // The one in the header; the notice of the change, below it, offers it too.
      const undo = async () => (await screen.findAllByRole('button', { name: 'Undo' }))[0]!;
      expect(await undo()).toBeEnabled();
      await vi.waitFor(() => expect(location.hash).toContain('f=client.1.drop'));
      const here = location.hash;
      follow(there);
      await vi.waitFor(() => expect(document.getElementById('page')).not.toBeNull(), LOADING);
      follow(here);
      await screen.findByRole('button', { name: 'Play' }, LOADING);
      expect(await undo()).toBeEnabled();
      await user.click(await undo());
      expect(screen.queryByText('(changed by you)')).toBeNull();
      expect(screen.getByRole('button', { name: 'Redo' })).toBeEnabled();
    },
  );
});

describe('the title of the document', () => {
  const titled = (title: string) => vi.waitFor(() => expect(document.title).toBe(title), LOADING);

  test('is that of the run, in the language that is spoken', async () => {
    const { user } = await arrive('#last-ack-lost?t=2.281');
    await titled('The last ACK is lost · synfin');
    await user.click(screen.getByRole('button', { name: '中文' }));
    await titled('最后一个 ACK 丢失 · synfin');
  });

  test('or of the page, or of the question that is open on it', async () => {
    await arrive('#last-ack-lost?t=2.281');
    follow('#/lessons');
    await titled('Lessons · synfin');
    follow('#/questions/syn-lost');
    await titled(`${guideWords.questions['syn-lost'].question} · synfin`);
    follow('#last-ack-lost?t=2.281');
    await titled('The last ACK is lost · synfin');
  });
});

describe('a guide', () => {
  test.each([
    '#/open/lesson.why-three.syn',
    '#/open/question.syn-lost',
    '#/open/loss.open-data-close.client-1',
    '#/open/cell.ESTABLISHED.SYN-inside-plain',
  ])('has the focus on its title when it is opened, and names the document: %s', async (hash) => {
    await arrive('#open-data-close');
    follow(hash);
    const guide = await screen.findByRole('article', { name: 'Guide' }, LOADING);
    const heading = guide.querySelector('h2');
    await vi.waitFor(() => expect(heading).toHaveFocus());
    await vi.waitFor(() => expect(document.title).toContain(heading?.textContent));
  });

  test('of a loss says what makes it good, and leads back to where it was opened', async () => {
    const { user } = await arrive('#/open/loss.open-data-close.client-1');
    const guide = await screen.findByRole('article', { name: 'Guide' }, LOADING);
    expect(guide).toHaveTextContent('Recovered by');
    expect(guide).toHaveTextContent('retransmission timer fires after 1 s');
    await user.click(screen.getByRole('link', { name: 'Back to “Losses”' }));
    await screen.findByRole('heading', { name: 'Losses' }, LOADING);
    expect(location.hash).toBe('#/losses/open-data-close');
  });
});

describe('a link to a change that hits nothing', () => {
  test('says so, and names the segment', async () => {
    await arrive('#open-data-close?t=0.03&f=client.99.drop');
    expect(screen.getByRole('alert')).toHaveTextContent(
      'The link changes segment 99 of the client, which sends only 6 in this run. Nothing was changed.',
    );
  });

  test('one that hits says nothing', async () => {
    await arrive('#open-data-close?t=0.03&f=client.6.drop');
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
