import { Effect, Option, Schema } from "effect"
import { linesOf } from "../../document/outgoing/state.ts"
import { kindOf, namedBy } from "../../log/stream-kind.ts"
import type { WorkView } from "../../port/storage/work.ts"
import { loadOutgoing } from "../change/outgoing.ts"
import { DocumentWork, documentWorkKind } from "../outbox/document-work.ts"
import { LookUpWork, lookUpWorkKind } from "../outbox/look-up-work.ts"
import { ResendWork, resendWorkKind } from "../outbox/resend-work.ts"
import { StatusWork, statusWorkKind } from "../outbox/status-work.ts"
import { UpdateWork, updateWorkKind } from "../outbox/update-work.ts"

/** What a work item is about: the document of ours, where it is one's, and who gets what it sends, or is looked for. */
export interface WorkSubject {
  readonly document?: string
  /** Absent where those are all recipients of the document. */
  readonly to?: ReadonlyArray<string>
}

const nothing: WorkSubject = { to: [] }

const read = <S extends Schema.ConstraintDecoder<unknown>>(schema: S, { payload }: WorkView) =>
  Option.getOrElse(Schema.decodeUnknownOption(Schema.fromJsonString(schema))(payload), () => nothing)

const ofReport = (work: WorkView): WorkSubject =>
  Option.match(Schema.decodeUnknownOption(Schema.fromJsonString(StatusWork))(work.payload), {
    onNone: () => nothing,
    onSome: ({ packet, about }) => {
      const { document } = namedBy(about)
      return { to: [packet.responseFor.organId], ...(kindOf(about) === "delivery" && { document }) }
    },
  })

/** Reads what a work item is about; nothing of work that is of another kind, or cannot be read. */
export const subjectOf = (work: WorkView): WorkSubject => {
  switch (work.kind) {
    case documentWorkKind:
      return read(DocumentWork, work)
    case updateWorkKind:
      return read(UpdateWork, work)
    case resendWorkKind:
      return read(ResendWork, work)
    case lookUpWorkKind:
      return read(LookUpWork, work)
    case statusWorkKind:
      return ofReport(work)
    default:
      return nothing
  }
}

/** Who gets what a work item sends, or is looked for by it. */
export const recipientsOf = Effect.fnUntraced(function* (work: WorkView) {
  const { document, to } = subjectOf(work)
  if (to !== undefined || document === undefined) return to ?? []
  const { state } = yield* loadOutgoing(document)
  return state ? linesOf(state).map((line) => line.to.code) : []
})
