import { Effect, Schema } from "effect"
import { oneOf } from "../../adapter-kit/input/expected.ts"
import { invalidValue, wrongValue } from "../../adapter-kit/input/invalid-value.ts"
import type { Actor } from "../../agency/actor.ts"
import { Draft } from "../../document/outgoing/event.ts"
import { streamName } from "../../log/stream-kind.ts"
import { type Secrecy, secrecyNames, stateSecret } from "../../policy/state-secret.ts"
import { meantText } from "../../text/misread-text.ts"
import { dateOf } from "../../time/vietnam-time.ts"
import { nameOnDay } from "../../vocabulary/act-in-force.ts"
import type { TypeCode } from "../../vocabulary/document-type.ts"
import { reject } from "../../vocabulary/input-error.ts"
import type { Urgency } from "../../vocabulary/urgency.ts"
import { change } from "../change/change.ts"
import { commandOutgoing, requireOutgoing } from "../change/outgoing.ts"
import { checkFile, FileInput, mediaTypeOf } from "../file/check-file.ts"
import { storeFiles } from "../file/store-files.ts"
import { typeOfCode } from "../input/own-types.ts"
import { byName, optional, textAs } from "../input/request.ts"
import { wrongPlace } from "../input/wrong-settings.ts"
import { newId, now } from "../runtime/runtime.ts"
import { unbegun } from "../stream/load.ts"
import { checkSendable } from "./check-sendable.ts"
import { checkAllSignable } from "./check-signable.ts"
import { RepliesRequest, readReplies } from "./draft-replies.ts"

/** A draft (dự thảo văn bản). */
export const DraftRequest = Schema.Struct({
  /** One of the law's types, or one of the agency's own that `ownTypes` names. */
  type: textAs<TypeCode>(),
  /** Trích yếu nội dung. */
  subject: Schema.String,
  /**
   * The document itself first, then its annexes: PDFs that can be signed, unless the draft is
   * `forInformation`.
   */
  files: Schema.Array(byName<FileInput>(FileInput)),
  /**
   * The document is sent unsigned, for information only (để biết, tham khảo; Art. 4.2). Files of any kind are
   * accepted and cannot be signed later. Default: `false`.
   */
  forInformation: optional(Schema.Boolean),
  /** Default: `ordinary`. */
  urgency: optional(textAs<Urgency>()),
  /** Anything but `none` is refused: state secrets never enter (Art. 1.2). Default: `none`. */
  secrecy: optional(textAs<Secrecy>()),
  /** Địa danh, if it is not the agency's own. Refused unless it is in its printed form, `Tây Ninh`. */
  place: optional(Schema.String),
  toPlaces: optional(Schema.Array(Schema.String)),
  /** Hạn trả lời, `2019-06-30`. */
  dueDate: optional(Schema.String),
  pageAmount: optional(Schema.Number),
  /** The host's own labels for the list of Art. 7.2b, such as `finance`. */
  matters: optional(Schema.Array(Schema.String)),
  ...RepliesRequest.fields,
})
export interface DraftRequest extends Schema.Schema.Type<typeof DraftRequest> {}

const decodeDraft = Schema.decodeUnknownEffect(Draft)

const readDraft = Effect.fnUntraced(function* (request: DraftRequest) {
  const level = request.secrecy ?? "none"
  if (!Object.hasOwn(secrecyNames, level))
    return yield* wrongValue("secrecy", level, oneOf(Object.keys(secrecyNames)))
  if (stateSecret(level)) {
    const { en, vi } = secrecyNames[level]
    const act = nameOnDay("law-117-2025", dateOf(yield* now))
    return yield* reject("state-secret", { level: en, levelVi: vi, act: act.en, actVi: act.vi })
  }
  const place = request.place?.normalize("NFC").trim()
  const misplaced = place === undefined ? undefined : wrongPlace(place)
  if (misplaced) return yield* misplaced
  const wrong = request.files.map(checkFile).find((error) => error !== undefined)
  if (wrong) return yield* wrong
  if (!request.forInformation)
    yield* checkAllSignable(
      request.files.map((file) => ({ name: file.name, bytes: file.bytes, mediaType: mediaTypeOf(file) })),
    )
  const type = yield* typeOfCode(request.type)
  const replies = yield* readReplies(request, type)
  const files = yield* storeFiles(request.files)
  const { dueDate, pageAmount } = request
  const given = {
    type,
    subject: meantText(request.subject).trim(),
    urgency: request.urgency ?? "ordinary",
    files: [files[0], ...files.slice(1)],
    toPlaces: (request.toPlaces ?? []).map(meantText),
    matters: request.matters ?? [],
    ...(place !== undefined && { place }),
    ...(dueDate !== undefined && { dueDate }),
    ...(pageAmount !== undefined && { pageAmount }),
    ...replies,
  }
  return yield* decodeDraft(given).pipe(Effect.mapError((error) => invalidValue(error, given, "draft")))
})

/** Starts a document. Returns its id. */
export const draftDocument = Effect.fn("Exchange.draftDocument")(function* (
  request: DraftRequest,
  by: Actor,
) {
  const draft = yield* readDraft(request)
  return yield* change(by, (at) =>
    Effect.gen(function* () {
      const answer = yield* newId
      const drafted = yield* commandOutgoing(unbegun(streamName.outgoing(answer)), at, {
        _tag: "Draft",
        draft,
      })
      yield* checkSendable({ draft, draftedAt: at, updates: [] }, at)
      return { changes: [drafted], answer }
    }),
  )
})

/** Replaces the content of an unsigned document. */
export const reviseDocument = Effect.fn("Exchange.reviseDocument")(function* (
  document: string,
  request: DraftRequest,
  by: Actor,
) {
  const draft = yield* readDraft(request)
  yield* change(by, (at) =>
    Effect.gen(function* () {
      const outgoing = yield* requireOutgoing(document)
      const revised = yield* commandOutgoing(outgoing, at, { _tag: "Revise", draft })
      yield* checkSendable(revised.state, at)
      return { changes: [revised] }
    }),
  )
})
