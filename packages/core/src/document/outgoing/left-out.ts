import type { DispatchLine } from "./event.ts"

/** A recipient as the axis' directory lists it. */
type Party = DispatchLine["to"]

/**
 * The recipients that have a document, electronically or on paper, but are not sent its replacement, each
 * once: nobody tells them that theirs is replaced (thay thế; Decree 30/2020, Art. 18.3). A recipient is
 * matched by both of its codes.
 */
export const leftOut = (
  having: ReadonlyArray<DispatchLine>,
  sentTo: ReadonlyArray<DispatchLine>,
): ReadonlyArray<Party> => {
  const codesOf = ({ code, otherCode = code }: Party) => [code, otherCode]
  const told = new Set(sentTo.flatMap(({ to }) => codesOf(to)))
  const missed = having.filter(({ to }) => !codesOf(to).some((code) => told.has(code)))
  return [...new Map(missed.map(({ to }) => [to.code, to])).values()]
}
