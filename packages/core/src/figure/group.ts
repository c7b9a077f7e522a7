import { Schema, Struct } from "effect"
import type { FigureLine } from "./figure-line.ts"

/** What figures may be narrowed to. */
export const Narrowing = Schema.Struct({
  type: Schema.optionalKey(Schema.String),
  unit: Schema.optionalKey(Schema.String),
  level: Schema.optionalKey(Schema.String),
  urgency: Schema.optionalKey(Schema.String),
  recipient: Schema.optionalKey(Schema.String),
  sender: Schema.optionalKey(Schema.String),
})
export interface Narrowing extends Schema.Schema.Type<typeof Narrowing> {}

/** What figures are grouped by: recipients of what was sent, senders of what came. */
export const Grouping = Schema.Literals(Struct.keys(Narrowing.fields))
export type Grouping = typeof Grouping.Type

/** The group of documents that do not state it. */
export const unstated = ""

/** A line, or the part of it that belongs to a group. */
export interface Part {
  readonly group: string
  readonly line: FigureLine
}

/** The part of an issued document that concerns some of its recipients, by group. */
const bySending = (
  line: Extract<FigureLine, { direction: "outgoing" }>,
  groupOf: (sending: (typeof line.sendings)[number]) => string,
): ReadonlyArray<Part> =>
  [...new Set(line.sendings.map(groupOf))].map((group) => ({
    group,
    line: { ...line, sendings: line.sendings.filter((sending) => groupOf(sending) === group) },
  }))

/** The groups that a line counts in, each with the part of it that counts there. */
export const partsOf = (line: FigureLine, by: Grouping): ReadonlyArray<Part> => {
  if (by === "recipient") return line.direction === "outgoing" ? bySending(line, ({ to }) => to) : []
  if (by === "sender") return "from" in line ? [{ group: line.from, line }] : []
  if (by === "level") {
    if (line.direction === "outgoing") return bySending(line, ({ level }) => level)
    return [{ group: "level" in line ? line.level : "unknown", line }]
  }
  return [{ group: line[by] ?? unstated, line }]
}

/** The part of a line that is within what figures are narrowed to, if any. */
export const narrowed = (line: FigureLine, to: Narrowing): FigureLine | undefined => {
  let left: FigureLine | undefined = line
  for (const [by, wanted] of Object.entries(to)) {
    if (left === undefined) return undefined
    left = partsOf(left, by as Grouping).find(({ group }) => group === wanted)?.line
  }
  return left
}
