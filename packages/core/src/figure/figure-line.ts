import type { LevelOfGovernment } from "../agency/level-of-government.ts"
import type { DutyName } from "../duty/duty.ts"
import type { Timeliness } from "../policy/deadline/send-deadline.ts"
import type { PaperRule } from "../policy/paper.ts"
import type { PaperVerdict } from "../policy/paper-received.ts"
import type { LocalDate, VietnamTime } from "../time/vietnam-time.ts"
import type { Urgency } from "../vocabulary/urgency.ts"

/** Whose digital signatures a document carries. */
export type SignedBy = "both" | "person" | "agency" | "nobody"

/** A duty with its bounds, which are judged when figures are asked for. */
export interface LineDuty {
  readonly duty: DutyName
  readonly since: VietnamTime
  readonly due?: VietnamTime
  readonly lateBound?: VietnamTime
  readonly endedAt?: VietnamTime
  readonly lifted?: true
}

/** A document on its way to one recipient, as figures count it. Reported times are the recipient's own. */
export interface LineSending {
  readonly to: string
  readonly level: LevelOfGovernment
  /** When it was dispatched to the recipient. */
  readonly at: VietnamTime
  readonly electronic: boolean
  readonly paper?: PaperRule
  readonly leftAt?: VietnamTime
  readonly timeliness?: Timeliness
  readonly arrivedAt?: VietnamTime
  readonly acceptedAt?: VietnamTime
  readonly completedAt?: VietnamTime
  readonly refusedAt?: VietnamTime
  readonly refusal?: string
  readonly givenBackAt?: VietnamTime
}

interface LineOf<Direction extends string> {
  readonly direction: Direction
  /** The document type's slug, or its name where it is none of the law's. */
  readonly type?: string
  /** The drafter's department; of a received document the unit or person that leads. */
  readonly unit?: string
  readonly urgency?: Urgency
  /** When it began to count. */
  readonly begunAt: VietnamTime
}

/** An issued document, as figures count it. */
export interface OutgoingLine extends LineOf<"outgoing"> {
  readonly signedAt?: VietnamTime
  readonly signedBy: SignedBy
  readonly issuedAt?: VietnamTime
  readonly closedAt?: VietnamTime
  readonly recalledAt?: VietnamTime
  readonly replacedAt?: VietnamTime
  readonly pages?: number
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
  readonly arrivedAt?: VietnamTime
  readonly registeredAt?: VietnamTime
  readonly completedAt?: VietnamTime
  readonly refusedAt?: VietnamTime
  readonly refusal?: string
  readonly givenBackAt?: VietnamTime
  readonly replacedAt?: VietnamTime
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
  readonly receivedOn: LocalDate
  readonly outcome: PaperVerdict["outcome"]
}

/** What figures need to know of one document. It holds nothing of what the document says. */
export type FigureLine = OutgoingLine | IncomingLine | RefusedLine | PaperLine
