import { appendFileSync, existsSync, mkdirSync, readFileSync, truncateSync } from "node:fs"
import { join } from "node:path"
import { Option, Schema } from "effect"
import { AxisError } from "./axis-error.ts"
import { AxisEvent } from "./axis-event.ts"
import { MailboxItem } from "./mailbox.ts"

/** The form of the file. A file of another form is not read. */
const version = 1

const Label = Schema.Struct({
  from: Schema.String,
  to: Schema.Array(Schema.String),
  documentId: Schema.String,
  code: Schema.String,
  subject: Schema.String,
  statusCode: Schema.String,
})

/** Something that an axis must not forget, in one line of its file: all of it is kept, or nothing. */
export const Kept = Schema.Union([
  /** A packet was taken and put into the mailboxes. */
  Schema.Struct({
    do: Schema.Literal("take"),
    /** Its sender and hash, by which a second copy is recognised. */
    identity: Schema.String,
    docId: Schema.String,
    kind: Schema.Literals(["document", "status"]),
    from: Schema.String,
    label: Label,
    takenAt: Schema.Number,
    deliveries: Schema.Array(Schema.Struct({ item: MailboxItem, hiddenListings: Schema.Int })),
  }),
  /** A packet was put into a mailbox by a test. */
  Schema.Struct({ do: Schema.Literal("inject"), item: MailboxItem }),
  /** A receiver answered for an entry. */
  Schema.Struct({
    do: Schema.Literal("close"),
    docId: Schema.String,
    state: Schema.Literals(["done", "failed"]),
    description: Schema.String,
    at: Schema.Number,
  }),
  Schema.Struct({ do: Schema.Literal("log"), event: AxisEvent }),
])
export type Kept = typeof Kept.Type

/** Where an axis keeps what it has taken. */
export interface Journal {
  /** What an earlier axis kept here, in order. */
  readonly kept: ReadonlyArray<Kept>
  readonly add: (kept: Kept) => void
}

const Head = Schema.fromJsonString(Schema.Struct({ axis: Schema.Int }))
const Line = Schema.fromJsonString(Kept)
const readHead = Schema.decodeUnknownOption(Head)
const readLine = Schema.decodeUnknownOption(Line)
const printLine = Schema.encodeSync(Line)

/** An axis that forgets everything when it ends. */
export const noJournal: Journal = { kept: [], add: () => {} }

/**
 * Keeps what happens in a file of a folder, which is made if it is missing, so that an axis that is killed
 * goes on where it was. Throws an `AxisError` for a file of another version. A last line that was not written
 * to its end is cut off: nobody was told of it.
 */
export const openJournal = (folder: string): Journal => {
  const file = join(folder, "axis.jsonl")
  const fail = (problem: string): never => {
    throw new AxisError({ reason: "data-unreadable", detail: { file, problem } })
  }
  mkdirSync(folder, { recursive: true })
  if (!existsSync(file)) appendFileSync(file, `{"axis":${version}}\n`)
  const text = readFileSync(file, "utf8")
  const whole = text.slice(0, text.lastIndexOf("\n") + 1)
  const [first = "", ...lines] = whole.split("\n").filter((line) => line !== "")
  const head = Option.getOrUndefined(readHead(first))
  if (head === undefined) fail("its first line names no version")
  else if (head.axis !== version)
    throw new AxisError({
      reason: "data-version",
      detail: { file, found: String(head.axis), known: String(version) },
    })
  const kept = lines.map((line, index) =>
    Option.getOrElse(readLine(line), () => fail(`line ${index + 2} is damaged`)),
  )
  if (whole.length < text.length) truncateSync(file, Buffer.byteLength(whole))
  return { kept, add: (added) => appendFileSync(file, `${printLine(added)}\n`) }
}
