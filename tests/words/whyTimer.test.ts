/** Why a timer runs as long as it does: what is computed for the reader is what the endpoint had set, in every run. */
import { expect, test } from 'vitest';
import { PROFILE_NAMES, type ProfileName } from '../../machines/stacks/profiles.ts';
import type { Profile } from '../../machines/tcp/profile.ts';
import { exactDuration } from '../../src/words/duration.ts';
import { LANGUAGES, loadChunk } from '../../src/words/lexicon.ts';
import { plain } from '../../src/words/phrase.ts';
import { whyTimer, type WhyTimer } from '../../src/words/sentences/whyTimer.ts';
import { scenarioById, SCENARIO_IDS, type ScenarioId } from '../../src/scenarios/index.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { profileAt, type TimerSpan, type ConnectionTrace } from '../../src/trace/connection.ts';
import { faultsOf } from './faults.ts';
import { endAfter } from '../../src/trace/moment.ts';

const runOf = (
  id: ScenarioId,
  profile: ProfileName,
  settings: Partial<Profile> = {},
): ConnectionTrace => {
  const scenario = scenarioById(id);
  return simulate({ ...scenario, profile, settings: { ...scenario.settings, ...settings } });
};

function whyOf(trace: ConnectionTrace, { side, timer, step, delayUs }: TimerSpan): WhyTimer {
  const { tcb } = endAfter(trace, side, step);
  if (tcb === null) throw new Error('a timer without a connection');
  return whyTimer(timer, { tcb, profile: profileAt(trace, side), delayUs });
}

/** The timers of a run that are seen to run: some are set and stopped again within one step. */
const seenIn = (trace: ConnectionTrace): TimerSpan[] =>
  trace.timers.filter(({ side, timer, step, deadline }) => {
    return endAfter(trace, side, step).tcb?.timers[timer]?.deadline === deadline;
  });

/** How often the timer has doubled the RTO since it was last computed or assumed, as the steps tell it (some SYNs do not). */
function doublingsUntil({ steps }: ConnectionTrace, { side, step }: TimerSpan): number {
  const news = ['rto.sample', 'linux.rtoSample', 'rto.afterSynLoss'];
  let count = 0;
  for (const { rules, before, after, side: moved } of steps.slice(0, step + 1).reverse()) {
    if (moved !== side) continue;
    if (rules.includes('timer.retransmit') && before.tcb?.rtoUs !== after.tcb?.rtoUs) count += 1;
    if (before.tcb === null || rules.some((rule) => news.includes(rule))) break;
  }
  return count;
}

const runs = PROFILE_NAMES.flatMap((profile) =>
  SCENARIO_IDS.map((id) => ({ id, profile, trace: runOf(id, profile) })),
);

test('the parts come to the time that the endpoint set, in every run of both profiles', () => {
  const rules = new Set<string>();
  for (const { id, profile, trace } of runs) {
    for (const span of seenIn(trace)) {
      const why = whyOf(trace, span);
      rules.add(why.rule);
      expect(why.us, `${id} ${profile} ${span.timer} at ${span.startedAt}`).toBe(span.delayUs);
    }
  }
  expect([...rules].sort()).toEqual(
    [
      ...['ato', 'delayedAck', 'finWait2', 'keepAliveIdle', 'keepAliveProbe', 'persist', 'rto'],
      ...['lossProbe', 'reordering'],
      ...['synAgain', 'timeWaitLength', 'twoMsl'],
    ].sort(),
  );
});

test('it was doubled as often as it is said to be (RFC 6298, 5.5), whatever was acknowledged since', () => {
  let doubled = 0;
  for (const { id, profile, trace } of runs) {
    for (const span of seenIn(trace)) {
      const why = whyOf(trace, span);
      if (why.rule !== 'rto' || why.rto.mostUs !== null) continue;
      doubled += why.rto.doublings;
      expect(why.rto.doublings, `${id} ${profile} at ${span.startedAt}`).toBe(
        doublingsUntil(trace, span),
      );
    }
  }
  expect(doubled).toBeGreaterThan(50);
});

test('the same with the timer of the user timeout, and with a cap that the RTO meets early', () => {
  const trace = runOf('data-lost', 'rfc', { userTimeoutUs: 5_000_000, rtoMaxUs: 1_500_000 });
  const whys = seenIn(trace).map((span) => ({ span, why: whyOf(trace, span) }));
  for (const { span, why } of whys) expect(why.us).toBe(span.delayUs);
  expect(whys.map(({ why }) => why)).toContainEqual({ rule: 'userTimeout', us: 5_000_000 });
  const rtos = whys.flatMap(({ why }) => (why.rule === 'rto' ? [why.rto] : []));
  expect(rtos.some(({ doublings, mostUs }) => doublings === 1 && mostUs === 1_500_000)).toBe(true);
});

/** `100 ms + 4 × 37.5 ms = 250 ms`, `1 s × 4 = 4 s`. */
const AMOUNT = String.raw`[\d.,]+(?:\s\p{L}+)?`;
const CALCULATION = new RegExp(`((?:${AMOUNT}\\s[×+]\\s)+${AMOUNT}) = ([\\d.,]+\\s\\p{L}+)`, 'gu');

/** The value of a written calculation: `100 ms + 4 × 37.5 ms`, in microseconds. */
function valueOf(written: string): number {
  return written.split('+').reduce((sum, term) => {
    const factors = term.split('×').map((factor) => {
      const [, digits, unit = ''] = /([\d.,]+)\s*(\S*)/.exec(factor) ?? [];
      const size = { ms: 1e3, 毫秒: 1e3, s: 1e6, 秒: 1e6 }[unit] ?? 1;
      return Number(digits?.replaceAll(',', '')) * size;
    });
    return sum + factors.reduce((product, factor) => product * factor, 1);
  }, 0);
}

test.each(LANGUAGES.map(({ lang }) => lang))(
  'what is said adds up, and names the time that was set, in %s',
  async (lang) => {
    const { space } = await loadChunk('views', lang);
    let calculations = 0;
    for (const { id, profile, trace } of runs) {
      for (const span of seenIn(trace)) {
        const why = whyOf(trace, span);
        const phrase = space.why(why);
        const says = plain(phrase);
        const where = `${id} ${profile}: ${says}`;
        expect(says, where).toContain(exactDuration(span.delayUs, lang));
        expect(faultsOf({ lang }, phrase, 330), where).toEqual([]);
        // Each `a + b = c` and `a × b = c` with numbers on both sides.
        for (const [, left = '', right = ''] of says.matchAll(CALCULATION)) {
          calculations += 1;
          expect(Math.abs(valueOf(left) - valueOf(right)), where).toBeLessThanOrEqual(3);
        }
      }
    }
    expect(calculations).toBeGreaterThan(200);
  },
);
