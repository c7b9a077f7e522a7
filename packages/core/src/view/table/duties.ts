import { Schema } from "effect"
import { type Assignment, assigneesOf } from "../../document/incoming/assignment.ts"
import { DutyName, DutyStanding, dutyStanding } from "../../duty/duty.ts"
import { type DutyLine, dutyLines } from "../../report/duty-board.ts"
import { isFrom, isUntil } from "../../report/within-bounds.ts"
import { VietnamTime } from "../../time/vietnam-time.ts"
import type { Dossier } from "../dossier/dossier.ts"
import type { Table } from "./table.ts"

/** Selects duties. All given conditions must hold. */
export const DutyFilter = Schema.Struct({
  duty: Schema.optionalKey(DutyName),
  direction: Schema.optionalKey(Schema.Literals(["outgoing", "incoming"])),
  /** How it stands now. */
  standing: Schema.optionalKey(DutyStanding),
  /** Whether it is still to be done. */
  open: Schema.optionalKey(Schema.Boolean),
  /** A unit or person to whom the document is assigned, whether it leads or takes part. */
  assignedTo: Schema.optionalKey(Schema.String),
  /** When it must be done. A duty for which no article sets a time is in no period. */
  dueFrom: Schema.optionalKey(VietnamTime),
  dueUntil: Schema.optionalKey(VietnamTime),
})
export interface DutyFilter extends Schema.Schema.Type<typeof DutyFilter> {}

/** A duty, and to whom its document is assigned: who leads, and who takes part. */
export interface AssignedDuty extends DutyLine, Assignment {}

/** Sorts after every due time. */
const noTime = "9999"

/** Asks for all duties: which of them have a line does not depend on the present time. */
const endOfTime = "9999-12-31T23:59:59.999+07:00" as VietnamTime

const assignmentOf = ({ facts }: Dossier): Assignment => {
  const [document] = facts.incoming.values()
  const { assignedTo, joining } = document ?? {}
  return { ...(assignedTo !== undefined && { assignedTo }), ...(joining && { joining }) }
}

/** The duties (việc phải làm), open ones and those that were not kept in time, by when they must be done. */
export const duties: Table<AssignedDuty, DutyFilter, "due"> = {
  name: "duties",
  lines: (dossier, _facts, { rules }) =>
    dutyLines(dossier.facts, endOfTime, rules).map((line) => ({
      line: { ...line, ...assignmentOf(dossier) },
      place: dossier.places.get(`${line.direction}/${line.document}`) ?? "",
      id: `/${line.duty}/${line.update ?? ""}/${line.since}`,
    })),
  asked: (line, { now }) => ({ ...line, standing: dutyStanding({ ...line, name: line.duty }, now) }),
  sorts: { due: ({ due = noTime }) => due },
  defaultSort: "due",
  narrowed: ["due"],
  defaultOrder: "ascending",
  features: (line) => [
    `duty=${line.duty}`,
    `direction=${line.direction}`,
    ...(line.ended ? [] : ["open"]),
    ...assigneesOf(line).map((to) => `assigned=${to}`),
  ],
  tests: {
    duty: ({ duty }, wanted) => duty === wanted,
    direction: ({ direction }, wanted) => direction === wanted,
    standing: ({ standing }, wanted) => standing === wanted,
    open: ({ ended }, wanted) => (ended === undefined) === wanted,
    assignedTo: (line, wanted) => assigneesOf(line).includes(wanted),
    dueFrom: ({ due }, bound) => isFrom(due, bound),
    dueUntil: ({ due }, bound) => isUntil(due, bound),
  },
  found: {
    duty: (name) => `duty=${name}`,
    direction: (direction) => `direction=${direction}`,
    standing: (standing) =>
      standing === "running" || standing === "late" || standing === "overdue" ? { wider: "open" } : undefined,
    open: (wanted) => (wanted ? "open" : undefined),
    assignedTo: (to) => `assigned=${to}`,
  },
  periods: { due: ["dueFrom", "dueUntil"] },
}
