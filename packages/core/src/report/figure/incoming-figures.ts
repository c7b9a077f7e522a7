import { levelOfGovernment } from "../../agency/level-of-government.ts"
import type { Incoming } from "../../document/incoming/state.ts"
import { incomingDuties, receiptDuty } from "../../duty/incoming-duties.ts"
import type { IncomingLine, SignedBy } from "../../figure/figure-line.ts"
import { instantOf } from "../../figure/period.ts"
import type { DutyRules } from "../../policy/deadline/duty-term.ts"
import { dateOf, type VietnamTime } from "../../time/vietnam-time.ts"
import type { OwnTypes } from "../../vocabulary/own-type.ts"
import type { History } from "../document-history.ts"
import { lineDuties } from "./line-duties.ts"
import { typeRead } from "./type-group.ts"

/** The valid signatures of the document itself. */
const signedBy = ({ content }: Incoming): SignedBy => {
  const [main] = content?.files ?? []
  const by = (holder: "person" | "agency") =>
    content?.signatures.some(
      ({ file, finding }) => file === main?.name && finding.holder === holder && finding.verdict === "valid",
    ) === true
  const [person, agency] = [by("person"), by("agency")]
  return person ? (agency ? "both" : "person") : agency ? "agency" : "nobody"
}

/** The line that figures count for a received document. */
export const incomingFigures = (
  document: Incoming,
  facts: { readonly history: History | undefined; readonly toldAt: VietnamTime | undefined },
  rules: DutyRules,
  ownTypes: OwnTypes,
): IncomingLine => {
  const { envelope, content, firstSeenAt, arrivedAt, registered, completedAt, stage } = document
  const { typeName, from, urgency } = envelope
  const type = typeName === undefined ? undefined : typeRead(typeName, ownTypes)
  const isRefused = stage === "refused" && document.refusedAt !== undefined
  const replaced =
    document.replacedBy.length > 0
      ? facts.history?.findLast(({ event }) => event === "Superseded")?.at
      : undefined
  return {
    direction: "incoming",
    type,
    unit: document.assignedTo,
    urgency,
    begunAt: instantOf(firstSeenAt),
    from: from.code,
    level: levelOfGovernment(
      { code: from.code, ...(from.name !== undefined && { name: from.name }) },
      dateOf(arrivedAt ?? firstSeenAt),
    ),
    signedBy: signedBy(document),
    arrivedAt: instantOf(arrivedAt),
    registeredAt: instantOf(registered?.at),
    completedAt: instantOf(completedAt),
    refusedAt: isRefused ? instantOf(document.refusedAt) : undefined,
    refusal: isRefused ? (document.refusal?.reason ?? "other") : undefined,
    givenBackAt: instantOf(document.destroyedAt),
    replacedAt: instantOf(replaced),
    bytes: (content?.files ?? []).reduce((sum, { size }) => sum + size, 0),
    duties: lineDuties([...receiptDuty(document, facts.toldAt), ...incomingDuties(document, rules)]),
  }
}
