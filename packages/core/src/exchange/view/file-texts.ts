import { Effect, Option } from "effect"
import { shownAnswer } from "../../adapter-kit/promise/answer.ts"
import { callAdapter, describeThrown } from "../../adapter-kit/promise/call-adapter.ts"
import { getBytes } from "../../adapter-kit/whole-files.ts"
import { kindOf } from "../../log/stream-kind.ts"
import { Storage } from "../../port/storage/storage.ts"
import type { StorageError } from "../../port/storage/storage-error.ts"
import type { ViewName, ViewStore } from "../../port/storage/view-store.ts"
import type { DocumentFile, ElectronicDocument } from "../../report/electronic-document.ts"
import { documentWords } from "../../view/document-words.ts"
import { dossierKeys } from "../../view/dossier/dossier-keys.ts"
import { readDossier } from "../../view/dossier/dossier-text.ts"
import {
  addWords,
  type FileWords,
  maxFileText,
  maxFileWords,
  maxRowWords,
  pieceEnd,
  readFileWords,
  type TextOf,
  writeFileWords,
} from "../../view/file-words.ts"
import { boundedWords } from "../../view/search-text.ts"
import { documents } from "../../view/table/documents.ts"
import { endOf, type Making } from "../../view/table/table.ts"
import type { NewRow } from "../../view/view.ts"
import { commitsFirst } from "../record/commits-first.ts"
import { toChange } from "../stream/to-change.ts"
import { withCheckpoint } from "../subscriber/checkpoint-lease.ts"
import { fileTextsLease } from "../subscriber/process-lease.ts"
import type { Views } from "./views.ts"

/** The words of documents' files, kept beside the dossiers and found by `reports.search`. */
export const fileTexts: ViewName = { name: "lienthong-file-texts", version: 1 }

/** How many events one step looks at: a step that is cut off reads its files again. */
const batchSize = 20

const minuteMillis = 60_000

/** A larger file is not read: it would be in memory as a whole. */
const maxFileBytes = 64 * 1024 * 1024

/** How much of a text is cut into words before it yields to the event loop. */
const pieceLength = 32 * 1024

const filesOf = ({ file, attachments }: ElectronicDocument): ReadonlyArray<DocumentFile> =>
  file === undefined ? attachments : [file, ...attachments]

const wordsIn = Effect.fnUntraced(function* (text: string) {
  const words = new Set<string>()
  for (let from = 0; from < text.length && words.size < maxFileWords; ) {
    const to = pieceEnd(text, from, pieceLength)
    addWords(words, text.slice(from, to))
    from = to
    yield* Effect.yieldNow
  }
  return [...words]
})

/**
 * The words of one file, none if it has no text. Nothing where it could not be read, which is logged and does
 * not hold up the others: the document's next event has it read again.
 */
const readWords = Effect.fnUntraced(function* (
  textOf: TextOf,
  { name, mediaType, digest, size }: DocumentFile,
) {
  const unread = (why: unknown) =>
    Effect.as(Effect.logWarning(`The text of the file ${digest} could not be read`, why), undefined)
  if (size > maxFileBytes) return yield* unread(`It has more than ${maxFileBytes} bytes.`)
  const bytes = yield* Effect.catchIf(
    getBytes(yield* Storage, digest),
    ({ indeterminate }) => !indeterminate,
    unread,
  )
  if (bytes === undefined) return undefined
  const answer = yield* Effect.catch(
    callAdapter(
      (thrown) => describeThrown(thrown),
      minuteMillis,
    )(async ({ signal }): Promise<unknown> => (await textOf({ name, mediaType, bytes }, { signal })) ?? ""),
    unread,
  )
  if (answer === undefined) return undefined
  return typeof answer === "string"
    ? yield* wordsIn(answer.slice(0, maxFileText))
    : yield* unread(`textOf must give text or undefined; it gave ${shownAnswer(answer)}.`)
})

/** The rows of the documents with these dossiers, and the keys of those that have no file any more. */
const rowsOf = Effect.fnUntraced(function* (
  store: ViewStore,
  dossiers: ViewName,
  making: Making,
  textOf: TextOf,
  keys: ReadonlyArray<string>,
) {
  const lines = [...(yield* store.get(dossiers, keys))].flatMap(([key, text]) => {
    const dossier = readDossier(text)
    return documents
      .lines(dossier, dossier.facts, making)
      .map((placed) => ({ ...placed, row: `${documents.name} ${key}${endOf(placed)}` }))
  })
  const kept = yield* store.get(
    fileTexts,
    lines.map(({ row }) => row),
  )
  const put: Array<NewRow> = []
  const remove: Array<string> = []
  for (const { line, place, row } of lines) {
    const files = filesOf(line)
    if (files.length === 0) {
      remove.push(row)
      continue
    }
    const before: FileWords = readFileWords(kept.get(row))
    const words = new Map<DocumentFile["digest"], ReadonlyArray<string>>()
    for (const file of files) {
      const own = before.get(file.digest) ?? (yield* readWords(textOf, file))
      if (own) words.set(file.digest, own)
    }
    const inFiles = [...words.values()].flat()
    const { title, others } = documentWords(line)
    const all = boundedWords([...title, ...others, ...inFiles], maxRowWords)
    put.push({
      key: row,
      row: writeFileWords(words),
      lists: [],
      ...(inFiles.length > 0 && { words: { place: Number(place), title: [], others: all } }),
    })
  }
  return { put, remove }
})

/** Reads the files of events after the position of the texts, up to the position of the dossiers. */
const readOn = Effect.fnUntraced(function* (
  { store, current, making }: Pick<Views, "store" | "current" | "making">,
  textOf: TextOf,
): Effect.fn.Return<void, StorageError, Storage> {
  const storage = yield* Storage
  let { position } = yield* store.open(fileTexts)
  while (true) {
    const dossiers = yield* current
    if (position >= dossiers.position) return
    const events = (yield* storage.readLog(position, batchSize)).filter(
      (event) => event.position <= dossiers.position,
    )
    const last = events.at(-1)
    if (last === undefined) return
    yield* commitsFirst
    const touched = new Set<string>()
    for (const event of events)
      for (const key of dossierKeys(yield* toChange(event)))
        if (kindOf(key) === "outgoing" || kindOf(key) === "incoming") touched.add(key)
    const rows = yield* rowsOf(store, dossiers.name, making, textOf, [...touched])
    // Reading takes long, and dossiers that were replaced meanwhile have no rows.
    if ((yield* current).name.name !== dossiers.name.name) continue
    position = yield* store.advance({ view: fileTexts, from: position, to: last.position, ...rows }).pipe(
      Effect.as(last.position),
      Effect.catchIf(
        ({ reason }) => reason === "view-moved",
        () => Effect.map(store.open(fileTexts), (standing) => standing.position),
      ),
    )
    yield* Effect.yieldNow
  }
})

/**
 * Reads the files of the documents that events have touched since, up to where the dossiers stand. Nobody
 * waits for files: a search finds what was read so far. One process of a store reads, by a lease.
 */
export const readFileTexts = Effect.fnUntraced(function* (
  views: Pick<Views, "store" | "current" | "making">,
  textOf: TextOf,
): Effect.fn.Return<void, StorageError, Storage> {
  const { position, live } = yield* views.store.open(fileTexts)
  if (!live) yield* views.store.activate(fileTexts)
  if (position >= (yield* views.current).position) return
  yield* withCheckpoint(fileTextsLease, () => Effect.as(readOn(views, textOf), Option.none()))
})

/** Removes the words of files when the host no longer has them read. */
export const dropFileTexts = Effect.fnUntraced(function* (store: ViewStore) {
  const all = yield* store.list
  if (!all.some(({ name }) => name === fileTexts.name)) return
  while (!(yield* store.drop(fileTexts))) yield* Effect.yieldNow
})
