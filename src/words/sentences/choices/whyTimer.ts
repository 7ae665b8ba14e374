/** Why a timer runs as long as it does, in sentences; calculations are the same in every language but for the units. */
import type { Language, SpaceWords } from '../../contract/index.ts';
import { exactDuration } from '../../duration.ts';
import { code, joined, type Mark, type Phrase } from '../../phrase.ts';
import type { RtoBasis, WhyRto, WhyTimer } from '../whyTimer.ts';

type Us = (us: string) => Phrase;

export interface WhyTexts {
  readonly initial: Us;
  readonly afterSynLoss: Us;
  readonly measured: {
    /** The sum itself, or the bound that it has met. */
    readonly sum: (formula: Mark) => Phrase;
    readonly least: (formula: Mark, us: string) => Phrase;
    readonly most: (formula: Mark, us: string) => Phrase;
    /** Where RTTVAR holds the factor 4 already. */
    readonly factorInside: Phrase;
  };
  readonly doubled: (times: number, formula: string) => Phrase;
  readonly doubledToLimit: Us;
  readonly synAgain: Us;
  readonly probe: {
    readonly first: Phrase;
    readonly doubled: (formula: string) => Phrase;
    readonly doubledToLimit: Us;
  };
  readonly override: Us;
  readonly delayedAck: Us;
  readonly ato: { readonly rhythm: Us; readonly most: Us; readonly least: Us };
  readonly keepAliveIdle: Us;
  readonly keepAliveProbe: (probes: number, us: string) => Phrase;
  readonly lossProbe: Us;
  readonly reordering: Us;
  readonly userTimeout: Us;
  readonly finWait2: Us;
  readonly twoMsl: (formula: Mark) => Phrase;
  readonly timeWaitLength: Us;
}

/** The sentences about a timer's time in a language, `gap` between them. */
export function whyIn(texts: WhyTexts, gap: string, lang: Language): SpaceWords['why'] {
  const exact = (us: number): string => exactDuration(us, lang);
  /** `250 ms × 4 = 1 s` */
  const times = (us: number, factor: number, product: number): string =>
    `${exact(us)} × ${factor} = ${exact(product)}`;

  const basisText = (basis: RtoBasis): Phrase => {
    if (basis.from !== 'measured') return texts[basis.from](exact(basis.us));
    const { srttUs, rttvarUs, factor, sumUs, bound, us } = basis;
    const { measured } = texts;
    const by4 = factor === 4 ? '4 × ' : '';
    const formula = code(
      `RTO = SRTT + ${by4}RTTVAR = ${exact(srttUs)} + ${by4}${exact(rttvarUs)} = ${exact(sumUs)}`,
    );
    const sum = bound === null ? measured.sum(formula) : measured[bound](formula, exact(us));
    return joined(gap, sum, factor === 1 && measured.factorInside);
  };

  const rtoText = ({ basis, doublings, mostUs, us }: WhyRto): Phrase =>
    joined(
      gap,
      basisText(basis),
      doublings > 0 &&
        (mostUs === null
          ? texts.doubled(doublings, times(basis.us, 2 ** doublings, us))
          : texts.doubledToLimit(exact(mostUs))),
    );

  const probeText = ({
    rto,
    probes,
    mostUs,
    us,
  }: Extract<WhyTimer, { readonly rule: 'persist' }>) =>
    probes === 0
      ? texts.probe.first
      : mostUs === null
        ? texts.probe.doubled(times(rto.us, 2 ** probes, us))
        : texts.probe.doubledToLimit(exact(mostUs));

  return (why) => {
    const us = exact(why.us);
    switch (why.rule) {
      case 'rto':
        return rtoText(why.rto);
      case 'persist':
        return joined(gap, rtoText(why.rto), probeText(why));
      case 'ato':
        return joined(
          gap,
          texts.ato.rhythm(exact(why.atoUs)),
          why.bound !== null && texts.ato[why.bound](us),
        );
      case 'keepAliveProbe':
        return texts.keepAliveProbe(why.probes, us);
      case 'twoMsl':
        return texts.twoMsl(code(`2 × MSL = 2 × ${exact(why.mslUs)} = ${us}`));
      default:
        return texts[why.rule](us);
    }
  };
}
