/** A segment of a connection that is lost, as a guide: `loss.open-data-close.client-6` is a card of *Every loss*. */
import { CLEAN_SCENARIOS, lossesOf, type Loss, type Losses } from '../../analysis/losses/index.ts';
import type { Case } from '../../cases/case.ts';
import { scenarioById, type ScenarioId } from '../../scenarios/index.ts';
import type { SegmentName } from '../../trace/connection.ts';
import { SIDES } from '../../trace/side.ts';
import { momentAt } from '../../trace/moment.ts';
import type { GuideWords } from '../../words/contract/index.ts';
import { plain } from '../../words/phrase.ts';
import type { GuideTexts } from './texts.ts';

export interface LossGuide {
  readonly kind: 'loss';
  readonly scenario: ScenarioId;
  readonly loss: Loss;
  readonly example: Case;
}

export const lossGuideName = (scenario: ScenarioId, { from, nth }: SegmentName): string =>
  `loss.${scenario}.${from}-${nth}`;

/** The losses of each connection, once they have been worked out. */
const known = new Map<ScenarioId, Losses>();

function lossesIn(scenario: ScenarioId): Losses {
  const losses = known.get(scenario) ?? lossesOf(scenarioById(scenario));
  known.set(scenario, losses);
  return losses;
}

/** `which` is `client-6`. */
export function lossGuideOf(id: string, which: string): LossGuide | null {
  const scenario = CLEAN_SCENARIOS.find((each) => each === id);
  if (scenario === undefined) return null;
  const loss = lossesIn(scenario).losses.find(({ flight: f }) => `${f.from}-${f.nth}` === which);
  return loss === undefined
    ? null
    : { kind: 'loss', scenario, loss, example: caseOf(scenario, loss) };
}

export const namesOfLosses = (scenario: ScenarioId): string[] =>
  lossesIn(scenario).clean.flights.map((flight) => lossGuideName(scenario, flight));

function caseOf(scenario: ScenarioId, { flight, repair }: Loss): Case {
  const shown = typeof repair === 'string' ? [flight] : [flight, repair.flight];
  return {
    scenario,
    lose: [{ from: flight.from, nth: flight.nth }],
    // Right after it has left.
    moment: (trace) => momentAt(trace, flight.sentAt),
    highlight: [
      {
        kind: 'flights',
        find: ({ flights }) =>
          flights.filter(({ from, nth }) => shown.some((s) => s.from === from && s.nth === nth)),
      },
    ],
  };
}

export function textsOfLoss({ loss }: LossGuide, { pages: { losses } }: GuideWords): GuideTexts {
  return {
    over: losses.title,
    title: plain(losses.lost(loss)),
    text: [losses.watch],
    facts: [
      { name: losses.repair, text: losses.byWhat(loss.repair) },
      { name: losses.takes, text: losses.howLong(loss) },
      ...SIDES.map((side, i) => ({
        name: i === 0 ? losses.notices : '',
        text: losses.notice(side, loss.notices[side]),
      })),
    ],
    dial: null,
    citations: [],
  };
}
