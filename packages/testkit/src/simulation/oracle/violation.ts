/** The rules that hold in every simulation. */
export const rules = {
  lost: "every dispatched document ends delivered, refused or visibly stopped",
  doubled: "no document is delivered twice",
  undispatched: "nothing is delivered that was not dispatched",
  unanswered: "a dispatch that was answered is on the board for every recipient",
  register: "the registers have no gaps and no duplicates",
  date: "a document has the date of the day on which it is numbered, whatever a clock says",
  disagreement: "both sides report the same about every document",
  work: "no work is left",
  clock: "no work waits for the time that a clock showed before it was set back",
  lease: "no living worker keeps a lease that it does not use",
  mail: "no mail is left unanswered",
  log: "the log is whole",
  view: "every table equals what the whole log gives",
  duty: "a missed duty is reported once",
  subscriber: "a host is given every change, in order",
  refusal: "a host is never told of a fault that is not its own",
  parked: "sending stops for a person only when the axis refuses",
  refused: "a packet is refused only for what is in it",
  growth: "the log does not grow while nothing happens",
  end: "a simulation ends",
} as const

export type Rule = keyof typeof rules

/** A rule that did not hold, and where. */
export interface Violation {
  readonly rule: Rule
  readonly agency: string
  readonly text: string
}
