import { Effect, Schema } from "effect"
import { wrongValue } from "../../adapter-kit/input/invalid-value.ts"
import type { Actor } from "../../agency/actor.ts"
import { deny } from "../../document/document-error.ts"
import { currentFiles } from "../../document/outgoing/state.ts"
import { type FiledDocument, type WorkFile, workFile, workFileName } from "../../document/work-file/decide.ts"
import { WorkFileClosing, WorkFileTitle } from "../../document/work-file/event.ts"
import { streamName } from "../../log/stream-kind.ts"
import { isBlank } from "../../text/plain-text.ts"
import { dateOf } from "../../time/vietnam-time.ts"
import { printCode } from "../../vocabulary/document-code.ts"
import { workFileKey } from "../../vocabulary/key.ts"
import { loadIncoming } from "../change/incoming.ts"
import { loadOutgoing } from "../change/outgoing.ts"
import { now } from "../runtime/runtime.ts"
import { changeStream } from "../stream/decide-on.ts"
import { load } from "../stream/load.ts"

/** What a work file is opened with; its days as `2026-06-24`. */
export const WorkFileRequest = WorkFileTitle
export interface WorkFileRequest extends Schema.Codec.Encoded<typeof WorkFileRequest> {}

/** What may be stated again when it is closed. */
export const WorkFileClosingRequest = WorkFileClosing
export interface WorkFileClosingRequest extends Schema.Codec.Encoded<typeof WorkFileClosingRequest> {}

/** A document that is put into a work file, or taken out of it with a reason. */
export const FilingRequest = Schema.Struct({ document: Schema.String })
export interface FilingRequest extends Schema.Schema.Type<typeof FilingRequest> {}
export const UnfilingRequest = Schema.Struct({ document: Schema.String, reason: Schema.String })
export interface UnfilingRequest extends Schema.Schema.Type<typeof UnfilingRequest> {}

/** A line of a file's list of documents (mục lục văn bản trong hồ sơ). */
export interface FiledLine extends FiledDocument {
  readonly direction: "outgoing" | "incoming"
  readonly code?: string
  readonly date?: string
  readonly subject: string
  readonly files: number
  /** The registry's word, else the packet's or the draft's. */
  readonly pageAmount?: number
}

/** A work file with the list of its documents. */
export interface ListedWorkFile extends Omit<WorkFile, "documents"> {
  /** Its year and its number and notation: `2026/01-TCCB`. */
  readonly file: string
  readonly documents: ReadonlyArray<FiledLine>
  readonly documentTotal: number
  /** The pages of the documents whose number of pages is known. */
  readonly pageTotal: number
}

const loadFile = (file: string) => load("work-file", streamName.workFile(workFileKey(file)), workFile.evolve)

const requireText = Effect.fnUntraced(function* (field: string, value: string) {
  if (isBlank(value)) return yield* wrongValue(field, value, { en: "text", vi: "nội dung" })
  return value.trim()
})

/**
 * Opens a work file (mở hồ sơ) under the year and the number and notation of the host's own list of files.
 * Returns its code, `2026/01-TCCB`.
 */
export const openWorkFile = Effect.fn("Exchange.openWorkFile")(function* (
  request: WorkFileRequest,
  by: Actor,
) {
  const file = workFileName(request)
  const { startDate = dateOf(yield* now), ...title } = request as WorkFileTitle
  yield* changeStream(by, "work-file", workFile, loadFile(file), {
    _tag: "Open",
    ...title,
    startDate,
    creator: by.name,
  })
  return file
})

/** Finds a document issued or received by this agency. */
const findDocument = Effect.fnUntraced(function* (document: string) {
  const outgoing = yield* loadOutgoing(document)
  if (outgoing.state) return { direction: "outgoing", state: outgoing.state } as const
  const incoming = yield* loadIncoming(document)
  return incoming.state
    ? ({ direction: "incoming", state: incoming.state } as const)
    : yield* deny("unknown-document", { document })
})

/** Adds a document to a work file. The same document may be in several files; nothing is copied. */
export const addToWorkFile = Effect.fn("Exchange.addToWorkFile")(function* (
  file: string,
  { document }: FilingRequest,
  by: Actor,
) {
  yield* findDocument(document)
  yield* changeStream(by, "work-file", workFile, loadFile(file), { _tag: "Add", document })
})

/** Takes a document out of a work file, such as a duplicate. Its place stays empty. */
export const removeFromWorkFile = Effect.fn("Exchange.removeFromWorkFile")(function* (
  file: string,
  { document, reason }: UnfilingRequest,
  by: Actor,
) {
  const why = yield* requireText("reason", reason)
  yield* changeStream(by, "work-file", workFile, loadFile(file), { _tag: "Remove", document, reason: why })
})

/** Closes a work file (kết thúc hồ sơ): nothing is added or taken out any more. */
export const closeWorkFile = Effect.fn("Exchange.closeWorkFile")(function* (
  file: string,
  request: WorkFileClosingRequest,
  by: Actor,
) {
  const { endDate = dateOf(yield* now), ...stated } = request as WorkFileClosing
  const { state } = yield* loadFile(file)
  if (state && endDate < state.startDate)
    return yield* wrongValue("endDate", endDate, {
      en: `a day that is not before ${state.startDate}`,
      vi: `ngày không trước ngày bắt đầu hồ sơ`,
    })
  yield* changeStream(by, "work-file", workFile, loadFile(file), { _tag: "Close", endDate, ...stated })
})

/** The number of pages that the registry stated last of a document (ghi bổ sung vào sổ), if it did. */
const pagesStated = (stream: string) =>
  Effect.map(
    load("entry", streamName.entry(stream), (pages: number | undefined, { note }) => note.pages ?? pages),
    ({ state }) => state,
  )

const lineOf = Effect.fnUntraced(function* (filed: FiledDocument) {
  const found = yield* findDocument(filed.document)
  const stated = yield* pagesStated(streamName[found.direction](filed.document))
  if (found.direction === "outgoing") {
    const { draft, numbered } = found.state
    const pageAmount = stated ?? draft.pageAmount
    const line: FiledLine = {
      ...filed,
      direction: "outgoing",
      ...(numbered && { code: printCode(numbered.code), date: numbered.date }),
      subject: draft.subject,
      files: currentFiles(found.state).length,
      ...(pageAmount !== undefined && { pageAmount }),
    }
    return line
  }
  const { envelope, content } = found.state
  const pageAmount = stated ?? envelope.pageAmount
  const line: FiledLine = {
    ...filed,
    direction: "incoming",
    code: printCode(envelope.code),
    ...(envelope.date !== undefined && { date: envelope.date }),
    subject: envelope.subject,
    files: content?.files.length ?? 0,
    ...(pageAmount !== undefined && { pageAmount }),
  }
  return line
})

/** Returns a work file with the list of its documents (mục lục văn bản trong hồ sơ), in their order. */
export const getWorkFile = Effect.fn("Exchange.getWorkFile")(function* (file: string) {
  const { state } = yield* loadFile(file)
  if (!state) return yield* deny("unknown-file")
  const documents = yield* Effect.forEach(state.documents, lineOf, { concurrency: 8 })
  const listed: ListedWorkFile = {
    ...state,
    file: workFileName(state),
    documents,
    documentTotal: documents.length,
    pageTotal: documents.reduce((sum, { pageAmount = 0 }) => sum + pageAmount, 0),
  }
  return listed
})
