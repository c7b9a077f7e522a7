import type { StoredEvent } from "@lienthong/core/adapter"
import type { Write } from "./own-tables.ts"

interface Code {
  readonly number: string
  readonly notation: string
}

interface Files extends ReadonlyArray<{ readonly name: string }> {}

interface Data {
  readonly draft: {
    readonly type: string
    readonly subject: string
    readonly urgency: string
    readonly files: Files
  }
  readonly signer: { readonly name: string }
  readonly files: Files
  readonly number: number
  readonly year: number
  readonly code: Code
  readonly date: string
  readonly to: { readonly code: string; readonly name: string }
  readonly subject: string
  readonly deadline?: { readonly due: string }
  readonly report: { readonly status: string; readonly staff?: string }
  readonly about: string
  readonly note?: string
  readonly checked: { readonly files: Files }
  readonly envelope: {
    readonly from: { readonly code: string; readonly name: string }
    readonly code: Code
    readonly date: string
    readonly typeName: string
    readonly subject: string
    readonly urgency: string
    readonly signer?: { readonly fullName: string; readonly position?: string }
  }
}

const codeOf = ({ number, notation }: Code) => `${number}/${notation}`

const dayAfter = (at: string) => `${new Date(Date.parse(at) + 86_400_000).toISOString()}`

const documentOf = (stream: string) => `outgoing/${stream.split("/")[1] ?? ""}`

/** What an event changes in the tables. */
const writesOf = ({ stream, type, at }: StoredEvent, event: Data): ReadonlyArray<Write> => {
  switch (type) {
    case "Drafted": {
      const { draft } = event
      return [["draft", [stream, draft.type, draft.subject, draft.urgency, JSON.stringify(draft.files), at]]]
    }
    case "SignedByPerson":
      return [["sign", [stream, event.signer.name, JSON.stringify(event.files), at]]]
    case "Numbered":
      return [
        ["number", [stream, codeOf(event.code), event.number, event.date, at]],
        ["enter", [stream, "outgoing", event.date.slice(0, 4), event.number]],
      ]
    case "SealedByAgency":
    case "ProcessingStarted":
      return [["stage", [stream, type, at]]]
    case "Dispatched":
      return [
        ["stage", [stream, type, at]],
        ["duty", [stream, "send", dayAfter(at)]],
      ]
    case "Completed":
      return [["complete", [stream, at]]]
    case "Queued": {
      const { to, code, subject, deadline } = event
      const values = [to.code, to.name, codeOf(code), subject, deadline?.due ?? null, at]
      return [["queue", [stream, documentOf(stream), ...values]]]
    }
    case "Submitted":
      return [
        ["submit", [stream, at]],
        ["keep", [documentOf(stream), "send", at]],
      ]
    case "StatusReported":
      return [["standing", [stream, event.report.status, event.report.staff ?? null, at]]]
    case "Arrived": {
      const { from, code, date, typeName, subject, urgency, signer } = event.envelope
      const files = JSON.stringify(event.checked.files)
      const values = [typeName, subject, urgency, files, at, codeOf(code), from.code, date]
      return [
        ["arrive", [stream, ...values, signer?.fullName ?? null]],
        ...["tell-receipt", "register", "submit"].map(
          (duty): Write => ["duty", [stream, duty, dayAfter(at)]],
        ),
      ]
    }
    case "NoticeSent":
      return [["keep", [event.about, "tell-receipt", at]]]
    case "Registered":
      return [
        ["enter", [stream, "incoming", String(event.year), event.number]],
        ["register", [stream, event.number, at]],
        ["keep", [stream, "register", at]],
      ]
    case "Assigned":
      return [
        ["assign", [stream, String(event.to), at]],
        ["keep", [stream, "submit", at]],
      ]
    default:
      return []
  }
}

/** The texts that a document is found by from an event on. */
const textsOf = ({ type, by }: StoredEvent, event: Data): ReadonlyArray<string> => {
  switch (type) {
    case "Drafted":
      return event.draft.files.map(({ name }) => name)
    case "SignedByPerson":
      return [event.signer.name]
    case "Numbered":
      return [codeOf(event.code)]
    case "Queued":
      return [event.to.code, event.to.name]
    case "Arrived": {
      const { from, code, typeName, signer } = event.envelope
      const names = event.checked.files.map(({ name }) => name)
      return [codeOf(code), typeName, from.code, from.name, ...Object.values(signer ?? {}), ...names]
    }
    case "Assigned":
      return [String(event.to), by]
    case "Completed":
      return [event.note ?? "", by]
    default:
      return []
  }
}

const wordsOf = (texts: ReadonlyArray<string>): string => {
  const plain = texts.join(" ").normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("đ", "d")
  return [...new Set(plain.split(/[^\p{L}\p{N}]+/u))].join(" ").trim()
}

const titleOf = (type: string, event: Data): string | undefined =>
  type === "Drafted" ? event.draft.subject : type === "Arrived" ? event.envelope.subject : undefined

/** What events change in the tables: for each the rows, and for each document the words of all of them. */
export const ownWrites = (events: ReadonlyArray<StoredEvent>): ReadonlyArray<Write> => {
  const writes: Array<Write> = []
  const titles = new Map<string, string>()
  const texts = new Map<string, Array<string>>()
  for (const stored of events) {
    const { stream, type, at, by } = stored
    const event = JSON.parse(stored.data) as Data
    writes.push(...writesOf(stored, event))
    const document = stream.startsWith("delivery/") ? documentOf(stream) : stream
    if (!stream.startsWith("notice/")) writes.push(["history", [document, at, by, type, event.note ?? null]])
    const title = titleOf(type, event)
    if (title !== undefined) titles.set(document, title)
    const found = textsOf(stored, event)
    if (found.length > 0) texts.set(document, [...(texts.get(document) ?? []), ...found])
  }
  for (const [document, found] of texts) {
    const title = titles.get(document)
    writes.push(
      title === undefined
        ? ["moreWords", [document, wordsOf(found)]]
        : ["words", [document, wordsOf([title]), wordsOf(found)]],
    )
  }
  return [...writes, ["position", [Number(events.at(-1)?.position ?? 0n)]]]
}
