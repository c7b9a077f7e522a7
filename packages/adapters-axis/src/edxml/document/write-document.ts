import { saysNothing } from "@lienthong/core/adapter"
import { Effect } from "effect"
import type { WholePacket } from "../attachment/whole-file.ts"
import { writeAttachments, writeManifest } from "../attachment/write-attachments.ts"
import { printUrgency } from "../field/enumerations.ts"
import { printDate, printTimestamp } from "../field/wire-time.ts"
import { writeParty, writeResponseFor } from "../party/write-party.ts"
import { field, group, identifier, required, type WrittenElement } from "../xml/written-element.ts"
import { writeBusiness } from "./write-business.ts"

const dateField = (name: string, date: string | undefined) => field(name, date && printDate(date))

const amountField = (name: string, amount: number | undefined) =>
  field(name, amount === undefined ? undefined : String(amount))

const listed = (name: string, texts: ReadonlyArray<string>) =>
  texts.map((text) => required(field(name, text)))

const draftOtherInfo = (packet: WholePacket): WrittenElement =>
  group("OtherInfo", [
    field("Priority", printUrgency(packet.urgency)),
    field("SphereOfPromulgation", packet.sphere),
    field("TyperNotation", packet.typerNotation),
    amountField("PromulgationAmount", packet.promulgationAmount),
    amountField("PageAmount", packet.pageAmount),
    group("Appendixes", listed("Appendix", packet.appendixes)),
  ])

const draftHeader = (packet: WholePacket): WrittenElement =>
  group("MessageHeader", [
    writeParty("From", packet.from),
    // The axis routes by these elements; a packet without one would reach nobody.
    ...(packet.to.length === 0 ? [required(group("To", []))] : packet.to.map((to) => writeParty("To", to))),
    required(identifier("DocumentId", packet.documentId)),
    group("Code", [field("CodeNumber", packet.code.number), field("CodeNotation", packet.code.notation)]),
    group("PromulgationInfo", [
      field("Place", packet.promulgation.place),
      dateField("PromulgationDate", packet.promulgation.date),
    ]),
    group("DocumentType", [
      field("Type", packet.documentType.type),
      field("TypeDetail", packet.documentType.detail),
      field("TypeName", packet.documentType.name),
    ]),
    field("Subject", packet.subject),
    field("Content", packet.content),
    group("SignerInfo", [
      field("Competence", packet.signer.competence),
      field("Position", packet.signer.position),
      field("FullName", packet.signer.fullName),
    ]),
    dateField("DueDate", packet.dueDate),
    draftOtherInfo(packet),
    ...packet.responseFor.map(writeResponseFor),
    field("SteeringType", packet.steeringType),
    group(
      "ToPlaces",
      listed(
        "Place",
        // A blank one is an error of the program that gives it.
        packet.toPlaces.filter((place) => place.trim() === "" || !saysNothing(place)),
      ),
    ),
  ])

const draftTraces = (packet: WholePacket): WrittenElement =>
  group("TraceHeaderList", [
    ...packet.trace.map((trace) =>
      required(
        group("TraceHeader", [
          identifier("OrganId", trace.organId),
          field("Timestamp", trace.at && printTimestamp(trace.at)),
        ]),
      ),
    ),
    writeBusiness(packet.business),
  ])

/** Drafts the content of the root of a document packet: the envelope, then the files. */
export const writeDocument = (
  packet: WholePacket,
  envelope: (children: ReadonlyArray<WrittenElement>) => WrittenElement,
): Effect.Effect<ReadonlyArray<WrittenElement>> =>
  Effect.map(writeAttachments(packet.attachments), (files) => [
    envelope([
      group("edXMLHeader", [draftHeader(packet), draftTraces(packet)]),
      group("edXMLBody", [writeManifest(packet.attachments)]),
    ]),
    files,
  ])
