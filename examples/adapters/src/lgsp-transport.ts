import { ReadableStream } from "node:stream/web"
import { TransportError } from "@lienthong/core"
import type { MailboxEntry, PromiseTransport, SentEntry } from "@lienthong/core/adapter"
import { vietnamTime } from "@lienthong/core/calendar"

/** How to reach a province's platform (LGSP), which speaks JSON over HTTP, and under which account. */
export interface LgspOptions {
  readonly endpoint: string
  readonly systemId: string
  readonly token: string
  /** The time limit of a call, from connecting to the last byte. Default: 60 seconds. */
  readonly timeoutMillis?: number
}

type Json = Readonly<Record<string, unknown>>

interface Call {
  readonly operation: string
  readonly path: string
  readonly signal: AbortSignal
  readonly query?: Readonly<Record<string, string>>
  /** The body of a POST request. Default: a GET. */
  readonly body?: string | ReadableStream
}

/** Errors that prove that not one byte has left. The list is closed: any other error leaves that open. */
const notLeft = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "UND_ERR_CONNECT_TIMEOUT"]

/** Rejections of the platform that are final; any other rejection is retried. */
const final = ["UNKNOWN_RECIPIENT", "UNKNOWN_PACKET"]

const standings: Readonly<Record<string, SentEntry["standing"]>> = { DONE: "delivered", FAILED: "failed" }

/** The reason for which the platform did not do it. */
const reasonOf = (status: number, code: unknown): TransportError["reason"] => {
  if (status === 401 || status === 403) return "unauthorized"
  if (status === 429 || status === 503) return "busy"
  if (typeof code !== "string" || status >= 500 || status < 400) return "malformed-answer"
  if (code === "DUPLICATE") return "duplicate"
  return final.includes(code) ? "refused" : "failed"
}

/** Text that an answer must have. What is thrown about an answer becomes `malformed-answer`. */
const textOf = (given: Json, name: string): string => {
  const text = given[name]
  if (typeof text === "string" && text !== "") return text
  throw new Error(`The answer has no ${name}.`)
}

const timeOf = (given: Json, name: string) => vietnamTime(Date.parse(textOf(given, name)))

const takenOf = (given: Json) => ({ axisId: textOf(given, "id"), takenAt: timeOf(given, "takenAt") })

const packet = ({ id }: MailboxEntry) => `/packets/${encodeURIComponent(id)}`

const sentEntry = (line: Json): SentEntry => {
  const { axisId, takenAt } = takenOf(line)
  const state = textOf(line, "state")
  const description = line.note ?? (state === "WAITING" ? undefined : state)
  return {
    axisId,
    ...(line.documentId !== undefined && { documentId: textOf(line, "documentId") }),
    code: "",
    subject: "",
    to: textOf(line, "to"),
    sentAt: takenAt,
    standing: standings[state] ?? "waiting",
    ...(description !== undefined && { description: String(description) }),
  }
}

/** Sends and receives through a province's platform. The platform reads the sender from the packet. */
export const lgsp = (options: LgspOptions): PromiseTransport => {
  const { endpoint, systemId, token, timeoutMillis = 60_000 } = options
  const problem = (operation: string, reason: TransportError["reason"], answer: string, wait = 0) =>
    new TransportError({
      reason,
      detail: { endpoint, systemId, operation, answer: answer.slice(0, 200) },
      ...(wait > 0 && { retryAfterSeconds: wait }),
    })

  /** Makes a call and requires that the platform carried it out. */
  const call = async ({ operation, path, query = {}, body, signal }: Call): Promise<Response> => {
    const response = await fetch(`${endpoint}${path}?${new URLSearchParams(query)}`, {
      method: body === undefined ? "GET" : "POST",
      headers: { Authorization: `Bearer ${token}`, "X-System": systemId },
      ...(body !== undefined && { body, duplex: "half" }),
      redirect: "manual",
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMillis)]),
    }).catch((error) => {
      throw notLeft.includes(error.cause?.code) ? problem(operation, "unreachable", error.cause.code) : error
    })
    if (response.status === 200) return response
    const text = await response.text()
    const { code } = text.startsWith("{") ? JSON.parse(text) : {}
    const answer = `HTTP ${response.status} ${code ?? text}`
    const wait = Number(response.headers.get("retry-after"))
    throw problem(operation, reasonOf(response.status, code), answer, wait)
  }
  const json = async <A = Json>(request: Call) => (await call(request)).json() as Promise<A>
  const list = (request: Call) => json<ReadonlyArray<Json>>(request)

  return {
    endpoint,
    submit: async ({ kind, from, to, bytes }, { signal }) => {
      const query = { kind, from, to: to.join(",") }
      const body = ReadableStream.from(bytes)
      return takenOf(await json({ operation: "submit", path: "/packets", query, body, signal }))
    },
    findSent: async ({ documentId, to }, { signal }) => {
      const lines = await list({ operation: "findSent", path: "/sent", query: { documentId }, signal })
      const reached = (id: unknown) => lines.filter((line) => line.id === id).map((line) => line.to)
      const found = lines.find(({ id }) => to.every((code) => reached(id).includes(code)))
      return found && takenOf(found)
    },
    listSent: async ({ kind, from, until }, { signal }) => {
      const lines = await list({ operation: "listSent", path: "/sent", query: { kind, from, until }, signal })
      return { complete: true, entries: lines.map(sentEntry) }
    },
    listInbox: async (kind, { signal }) => {
      const found: Array<MailboxEntry> = []
      for (let next: unknown = ""; typeof next === "string"; ) {
        const query = { kind, after: next }
        const request: Call = { operation: "listInbox", path: "/inbox", query, signal }
        const page = await json<{ readonly entries: ReadonlyArray<Json>; readonly next?: string }>(request)
        for (const entry of page.entries)
          found.push({ id: textOf(entry, "id"), kind, from: textOf(entry, "from") })
        next = page.next
      }
      return found
    },
    fetch: async (entry, { signal }) => {
      const { headers, body } = await call({ operation: "fetch", path: packet(entry), signal })
      if (body !== null && headers.get("content-type") === "application/octet-stream") return body
      throw new Error("The answer is not a packet.")
    },
    acknowledge: async (entry, { outcome, description = "" }, { signal }) => {
      const body = JSON.stringify({ outcome, note: description })
      await json({ operation: "acknowledge", path: `${packet(entry)}/answer`, body, signal })
    },
    directory: async ({ signal }) =>
      (await list({ operation: "directory", path: "/agencies", signal })).map((agency) => ({
        code: textOf(agency, "code"),
        name: textOf(agency, "name"),
      })),
    health: async ({ signal }) => ({
      axisTime: timeOf(await json({ operation: "health", path: "/health", signal }), "axisTime"),
    }),
  }
}
