import { Schema } from "effect"
import { DutyName } from "../duty/duty.ts"
import { Durations } from "./durations.ts"

const number = Schema.Int
const byName = Schema.Record(Schema.String, number)

/** Whose digital signatures documents carry: the competent person's, the agency's, both or none. */
const Signed = Schema.Struct({ both: number, person: number, agency: number, nobody: number })

/** What an agency sent in the period (văn bản đi). Recipients count once for each document. */
const Sent = Schema.Struct({
  /** Documents that were issued (phát hành). */
  documents: number,
  /** Documents that all their recipients got electronically and without paper. */
  fullyElectronicDocuments: number,
  /** Documents with a digital signature that went electronically; their sheets (tờ) and copies (bản). */
  signedElectronic: Schema.Struct({ documents: number, pages: number, copies: number }),
  signed: Signed,
  /** Documents without any signature that went electronically. */
  unsignedElectronic: number,
  /** Sheets of the documents whose number of pages was stated, and the documents where it was not. */
  pages: number,
  pagesUnknown: number,
  recipients: number,
  /** Recipients to whom a document went electronically, and of these without paper. */
  electronic: number,
  fullyElectronic: number,
  /** Recipients to whom paper was to go, by the rule that orders it. */
  paperByRule: byName,
  /** How many of those sent in the period were sent by their deadline, after it, and after the last bound. */
  inTime: number,
  late: number,
  overdue: number,
  /** Agencies that documents went to, and those of them that got one electronically. */
  agencies: number,
  connectedAgencies: number,
  /** Bytes of the files, and what signing added to them. */
  bytes: number,
  signatureBytes: number,
  /** Documents that were recalled and replaced in the period. */
  recalled: number,
  replaced: number,
})

/** What recipients reported in the period, by their own time. */
const Reported = Schema.Struct({
  arrived: number,
  accepted: number,
  completed: number,
  refused: number,
  /** By the reason's public code. */
  refusals: byName,
  /** Recalls that a recipient agreed to. */
  givenBack: number,
})

/** What came to the agency in the period (văn bản đến). */
const Received = Schema.Struct({
  documents: number,
  accepted: number,
  /** Documents and packets, by the reason's public code. */
  refused: number,
  refusals: byName,
  signed: Signed,
  bytes: number,
  /** Documents that were given back to a sender that recalled them, and that another replaced. */
  recalled: number,
  replaced: number,
})

/** Paper that came in the period, by verdict. Waste and paper alone are against the rule. */
const PaperReceived = Schema.Struct({
  justified: number,
  waste: number,
  "electronic-missing": number,
  undecided: number,
})

/**
 * How documents were dealt with (tình hình giải quyết; Decree 30/2020, Annex VI, V). Those carried over and
 * those that came are those done, dropped and open at the end.
 */
const Handling = Schema.Struct({
  carriedOver: number,
  begun: number,
  doneInTime: number,
  doneLate: number,
  /** Refused, given back, recalled or closed without being issued: nothing is left to do. */
  dropped: number,
  openInTime: number,
  openLate: number,
})

/** A duty: how it ended in the period, and how it stands at its end. */
const DutyFigures = Schema.Struct({
  kept: number,
  late: number,
  overdue: number,
  lifted: number,
  open: number,
  openLate: number,
  openOverdue: number,
})
export interface DutyFigures extends Schema.Schema.Type<typeof DutyFigures> {}

/** The steps whose time is measured. A step belongs to the period in which it ended. */
export const stages = [
  "signedToSent",
  "sentToArrived",
  "arrivedToAccepted",
  "acceptedToCompleted",
  "receivedToRegistered",
  "registeredToCompleted",
] as const
/** A stretch of a document's way whose duration is counted. */
export type Stage = (typeof stages)[number]

/** The figures of a period (số liệu thống kê). */
export const Figures = Schema.Struct({
  sent: Sent,
  reported: Reported,
  received: Received,
  paper: PaperReceived,
  outgoing: Handling,
  incoming: Handling,
  duties: Schema.Record(DutyName, DutyFigures),
  times: Schema.Record(Schema.Literals(stages), Durations),
})
export interface Figures extends Schema.Schema.Type<typeof Figures> {}

type Handled = Schema.Schema.Type<typeof Handling>
export type HandlingFigures = Handled
