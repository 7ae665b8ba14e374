/** Opens what an address says. Loaded when there is one. */
import { readAddress, routeOf, type AddressProblem, type Destination } from './index.ts';
import { OWN } from '../../scenarios/own.ts';
import { whenGrown } from './grown.svelte.ts';
import { excerpt } from '../../trace/excerpt.ts';
import type { App } from '../state/app.svelte.ts';
import type { Changes } from '../../player/changes.ts';
import type { SegmentName, ConnectionTrace } from '../../trace/connection.ts';
import { problemText } from './problemText.ts';
import { keptRun } from '../renew.ts';

/** Whether it is still what the reader wants: something else may have been asked for while parts were loaded. */
type Wanted = () => boolean;

/**
 * Opens what an address says; says what is wrong with it, and leaves what is shown as it is. Throws where a part of the
 * page cannot be loaded; what moves the run has been.
 */
export async function openAddress(app: App, hash: string, wanted: Wanted): Promise<void> {
  const route = routeOf(hash);
  await app.session.catalogue.load();
  if (!wanted()) return;
  switch (route.kind) {
    case 'run':
      if (await openRun(app, hash, wanted)) app.route.show(null);
      return;
    case 'page':
      await openRunBehind(app, route, wanted);
      if (!wanted()) return;
      app.session.player.pause();
      app.route.show(route.page, route.rest);
      return;
    case 'guide':
      await openGuide(app, route.guide, wanted);
      return;
    case 'start':
      app.home();
      return;
    case 'unknown':
      app.messages.fail(said(app, { why: 'unknownPage', text: excerpt(route.text) }));
  }
}

/** A comparison is one of the run in its address; of any other page the run may have been kept. */
async function openRunBehind(
  app: App,
  { page, rest }: Extract<Destination, { kind: 'page' }>,
  wanted: Wanted,
): Promise<void> {
  const run = page === 'compare' && rest !== '' ? `#${rest}` : keptRun();
  if (run !== null) await openRun(app, run, wanted);
}

/** Says whether another run is shown now. */
async function openRun(app: App, hash: string, wanted: Wanted): Promise<boolean> {
  const known = await withKnownOwn(app, hash, wanted);
  if (known === null) return false;
  const read = readAddress(known);
  if (!read.ok) {
    app.messages.fail(said(app, read.problem));
    if (read.scenario !== null) {
      app.session.guide = null;
      app.session.player.choose(read.scenario);
    }
    app.session.player.pause();
    return read.scenario !== null;
  }
  if (read.address === null) return false;
  // What was wrong with an earlier one is no longer of interest.
  app.messages.dismiss();
  app.session.guide = read.address.guide ?? null;
  app.session.player.pause();
  app.session.player.open(read.address);
  whenGrown(app.session.player, () => sayWhatHitsNothing(app));
  return true;
}

/** The segments that are to be treated some way, and that nobody sends in that run. */
const neverSent = ({ segments }: Changes, { flights }: ConnectionTrace): readonly SegmentName[] =>
  segments.filter(
    ({ from, nth }) => !flights.some((flight) => flight.from === from && flight.nth === nth),
  );

/** A link may have been written by hand, or for a scenario that has changed since. */
function sayWhatHitsNothing(app: App): void {
  const { bookmark, trace } = app.session.player;
  // It may be sent in what is left out of a run that was cut short.
  if (trace.end.reason === 'tooManySegments' || trace.end.reason === 'tooManySteps') return;
  const [first] = neverSent(bookmark.changes, trace);
  if (first === undefined) return;
  const sent = trace.flights.filter(({ from }) => from === first.from).length;
  const { sides, interface: text } = app.lexicon.all;
  app.messages.fail(text.address.neverSent(sides[first.from], first.nth, sent));
}

/** A scenario of the reader's own is in its address, and is read by what is loaded for it. */
const OWN_CODE = /^#?own(?:\/|%2F)([\w.-]+)/i;

/**
 * The address, with the name by which the page knows a scenario of the reader's own. Null where that cannot be read, or
 * where the reader has gone elsewhere meanwhile.
 */
async function withKnownOwn(app: App, hash: string, wanted: Wanted): Promise<string | null> {
  const [named = '', code] = OWN_CODE.exec(hash) ?? [];
  if (code === undefined) return hash;
  const { openOwn } = await import('../own/openOwn.ts');
  const opened = await openOwn(app, code);
  if (!wanted()) return null;
  if ('code' in opened) return `#${OWN}${opened.code}${hash.slice(named.length)}`;
  app.messages.fail(opened.problem);
  app.session.player.pause();
  return null;
}

/** Opens the run of a lesson's step, a question, ..., at the moment that it is about. */
async function openGuide(app: App, guide: string, wanted: Wanted): Promise<void> {
  const { openCase } = await import('../guide/openCase.ts');
  if (!wanted() || openCase(app, guide)) return;
  app.messages.fail(said(app, { why: 'unknownPage', text: excerpt(guide) }));
}

const said = (app: App, problem: AddressProblem): string =>
  problemText(problem, app.lexicon.all.interface.address);
