/** The words over the diagram while the run is at rest: the first screen, the large Play, what to do at the end. */

/** The first screen: what this is, in a sentence for whoever has never heard of TCP, and the ways in. */
export interface WelcomeWords {
  readonly about: string;
  readonly learn: string;
  readonly learnAbout: string;
  readonly interview: string;
  readonly interviewAbout: string;
  readonly play: string;
  readonly playAbout: string;
  readonly capture: string;
  readonly captureAbout: string;
}

/** What is offered while the run is at rest: at its start to play it, at its end what to do next. */
export interface OfferWords {
  readonly play: string;
  readonly next: string;
  readonly loseLastAck: string;
  readonly lose: (label: string) => string;
  readonly why: Readonly<Record<'why-three' | 'why-four', string>>;
  readonly slowly: string;
}
