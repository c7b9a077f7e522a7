/** The answer to the axis about an entry, given again whenever its packet comes again under its id. */
export type Answer =
  | { readonly outcome: "done" }
  | { readonly outcome: "failed"; readonly description: string }

/** The value of an entry's mark: the answer, and the fingerprint of the packet that it answers. */
export interface Answered {
  readonly answer: Answer
  /** Missing where the axis delivered no packet, or where an earlier version answered. */
  readonly print?: string
}

const written = /^(?<outcome>done|failed)(?: #(?<print>[0-9a-f]{64}))?(?: (?<description>.*))?$/s

export const printAnswered = ({ answer, print }: Answered): string =>
  [
    answer.outcome,
    ...(print === undefined ? [] : [`#${print}`]),
    ...(answer.outcome === "done" ? [] : [answer.description]),
  ].join(" ")

export const parseAnswered = (value: string): Answered => {
  const { outcome, print, description = "" } = written.exec(value)?.groups ?? {}
  const answer: Answer = outcome === "failed" ? { outcome, description } : { outcome: "done" }
  return print === undefined ? { answer } : { answer, print }
}
