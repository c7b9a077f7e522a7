import type { LevelOfGovernment } from "../agency/level-of-government.ts"
import type { DutyName } from "../duty/duty.ts"
import type { Timeliness } from "../policy/deadline/send-deadline.ts"
import type { PaperRule } from "../policy/paper.ts"
import type { PaperVerdict } from "../policy/paper-received.ts"
import type { Urgency } from "../vocabulary/urgency.ts"
import type { Instant } from "./period.ts"

/** Whose digital signatures a document carries. */
export type SignedBy = "both" | "person" | "agency" | "nobody"

/** A duty with its bounds, which are judged when figures are asked for. */
export interface LineDuty {
  readonly duty: DutyName
  readonly since: Instant
  readonly due?: Instant | undefined
  readonly lateBound?: Instant | undefined
  readonly endedAt?: Instant | undefined
  readonly lifted: boolean
}

/** A document on its way to one recipient, as figures count it. Reported times are the recipient's own. */
export interface LineSending {
  readonly to: string
  readonly level: LevelOfGovernment
  /** When it was dispatched to the recipient. */
  readonly at: Instant
  readonly electronic: boolean
  readonly paper?: PaperRule | undefined
  readonly leftAt?: Instant | undefined
  readonly timeliness?: Timeliness | undefined
  readonly arrivedAt?: Instant | undefined
  readonly acceptedAt?: Instant | undefined
  readonly completedAt?: Instant | undefined
  readonly refusedAt?: Instant | undefined
  readonly refusal?: string | undefined
  readonly givenBackAt?: Instant | undefined
}

interface LineOf<Direction extends string> {
  readonly direction: Direction
  /** The document type's slug, or its name where it is none of the law's. */
  readonly type?: string | undefined
  /** The drafter's department; of a received document the unit or person that leads. */
  readonly unit?: string | undefined
  readonly urgency?: Urgency | undefined
  /** When it began to count. */
  readonly begunAt: Instant
}

/** An issued document, as figures count it. */
export interface OutgoingLine extends LineOf<"outgoing"> {
  readonly signedAt?: Instant | undefined
  readonly signedBy: SignedBy
  readonly issuedAt?: Instant | undefined
  readonly closedAt?: Instant | undefined
  readonly recalledAt?: Instant | undefined
  readonly replacedAt?: Instant | undefined
  readonly pages?: number | undefined
  readonly bytes: number
  readonly signatureBytes: number
  readonly sendings: ReadonlyArray<LineSending>
  readonly duties: ReadonlyArray<LineDuty>
}

/** A received document, as figures count it. */
export interface IncomingLine extends LineOf<"incoming"> {
  readonly from: string
  readonly level: LevelOfGovernment
  readonly signedBy: SignedBy
  readonly arrivedAt?: Instant | undefined
  readonly registeredAt?: Instant | undefined
  readonly completedAt?: Instant | undefined
  readonly refusedAt?: Instant | undefined
  readonly refusal?: string | undefined
  readonly givenBackAt?: Instant | undefined
  readonly replacedAt?: Instant | undefined
  readonly bytes: number
  readonly duties: ReadonlyArray<LineDuty>
}

/** A packet that was refused before it became a document. */
export interface RefusedLine extends LineOf<"refused"> {
  readonly refusal: string
}

/** Paper that came. */
export interface PaperLine extends LineOf<"paper"> {
  readonly from: string
  readonly level: LevelOfGovernment
  readonly outcome: PaperVerdict["outcome"]
}

/** What figures need to know of one document. It holds nothing of what the document says. */
export type FigureLine = OutgoingLine | IncomingLine | RefusedLine | PaperLine
