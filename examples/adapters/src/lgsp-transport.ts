import { TransportError } from "@lienthong/core"
import { collectBytes, type MailboxEntry, type SentEntry, Transport } from "@lienthong/core/adapter"
import { VietnamTime } from "@lienthong/core/calendar"
import { Duration, Effect, Layer, Option, Redacted, Schema, Stream } from "effect"

/** How to reach a province's platform (LGSP), which speaks JSON over HTTP, and under which account. */
export interface LgspOptions {
  readonly endpoint: string
  readonly systemId: string
  readonly token: Redacted.Redacted<string>
  /** The time limit of a call, from connecting to the last byte. Default: 60 seconds. */
  readonly timeout?: Duration.Input
}

const Taken = Schema.Struct({ id: Schema.NonEmptyString, takenAt: VietnamTime })
const Refusal = Schema.fromJsonString(Schema.Struct({ code: Schema.String }))
const SentLine = Schema.Struct({
  id: Schema.String,
  documentId: Schema.optionalKey(Schema.String),
  to: Schema.String,
  takenAt: VietnamTime,
  state: Schema.String,
  note: Schema.optionalKey(Schema.String),
})
const Inbox = Schema.Struct({
  entries: Schema.Array(Schema.Struct({ id: Schema.String, from: Schema.String })),
  next: Schema.optionalKey(Schema.String),
})
const Agency = Schema.Struct({ code: Schema.String, name: Schema.String })

/** Errors that prove that not one byte has left. The list is closed: any other error leaves that open. */
const notLeft = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "UND_ERR_CONNECT_TIMEOUT"])

/** Rejections of the platform that are final; any other rejection is retried. */
const final = new Set(["UNKNOWN_RECIPIENT", "UNKNOWN_PACKET"])

const standings: Readonly<Record<string, SentEntry["standing"]>> = { DONE: "delivered", FAILED: "failed" }

interface Call {
  readonly operation: string
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  /** The body of a POST request. Default: a GET. */
  readonly body?: Uint8Array | string
}

interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: Uint8Array
}

const textOf = ({ body }: Answer) => new TextDecoder().decode(body)

/** The reason for which an unsuccessful answer failed. */
const reasonOf = ({ status }: Answer, code: string | undefined): TransportError["reason"] => {
  if (status === 401 || status === 403) return "unauthorized"
  if (status === 429 || status === 503) return "busy"
  if (code === undefined || status >= 500 || status < 400) return "malformed-answer"
  if (code === "DUPLICATE") return "duplicate"
  return final.has(code) ? "refused" : "failed"
}

const connect = ({
  endpoint,
  systemId,
  token,
  timeout = "60 seconds",
}: LgspOptions): Transport["Service"] => {
  const limit = Duration.toMillis(Duration.fromInputUnsafe(timeout))

  const problem = (operation: string, reason: TransportError["reason"], answer: string) =>
    new TransportError({ reason, detail: { endpoint, systemId, operation, answer: answer.slice(0, 200) } })

  const send = ({ operation, path, query = {}, body }: Call) =>
    Effect.tryPromise({
      try: async (signal): Promise<Answer> => {
        const response = await fetch(`${endpoint}${path}?${new URLSearchParams(query)}`, {
          method: body === undefined ? "GET" : "POST",
          headers: { Authorization: `Bearer ${Redacted.value(token)}`, "X-System": systemId },
          ...(body !== undefined && { body: typeof body === "string" ? body : new Uint8Array(body) }),
          redirect: "manual",
          signal: AbortSignal.any([signal, AbortSignal.timeout(limit)]),
        })
        const { status, headers } = response
        return { status, headers, body: new Uint8Array(await response.arrayBuffer()) }
      },
      catch: (error) => {
        const cause = error instanceof Error ? error.cause : undefined
        const code = cause instanceof Error && "code" in cause ? String(cause.code) : ""
        return problem(operation, notLeft.has(code) ? "unreachable" : "timed-out", code)
      },
    })

  /** Makes a call and requires that the platform carried it out. */
  const call = Effect.fnUntraced(function* (request: Call) {
    const answer = yield* send(request)
    if (answer.status === 200) return answer
    const { code } = Option.getOrElse(Schema.decodeOption(Refusal)(textOf(answer)), () => ({
      code: undefined,
    }))
    const words = `HTTP ${answer.status} ${code ?? textOf(answer)}`
    const wait = Number(answer.headers.get("retry-after") ?? Number.NaN)
    const { reason, detail } = problem(request.operation, reasonOf(answer, code), words)
    return yield* new TransportError({ reason, detail, ...(wait > 0 && { retryAfterSeconds: wait }) })
  })

  const json = <A, I>(schema: Schema.Codec<A, I>, request: Call) =>
    Effect.flatMap(call(request), (answer) =>
      Effect.mapError(Schema.decodeEffect(Schema.fromJsonString(schema))(textOf(answer)), () =>
        problem(request.operation, "malformed-answer", textOf(answer)),
      ),
    )

  const packet = ({ id }: MailboxEntry) => `/packets/${encodeURIComponent(id)}`

  return {
    endpoint,
    submit: ({ kind, from, to, bytes }) =>
      Effect.gen(function* () {
        const body = yield* collectBytes(bytes.stream)
        const query = { kind, from, to: to.join(",") }
        const { id, takenAt } = yield* json(Taken, { operation: "submit", path: "/packets", query, body })
        return { axisId: id, takenAt }
      }),
    findSent: Effect.fn("Transport.findSent")(function* ({ documentId, to }) {
      const request = { operation: "findSent", path: "/sent", query: { documentId } }
      const lines = yield* json(Schema.Array(SentLine), request)
      const ofPacket = (id: string) => lines.filter((line) => line.id === id).map((line) => line.to)
      const found = lines.find(({ id }) => to.every((code) => ofPacket(id).includes(code)))
      return Option.map(Option.fromNullishOr(found), ({ id, takenAt }) => ({ axisId: id, takenAt }))
    }),
    listSent: ({ kind, from, until }) =>
      Effect.map(
        json(Schema.Array(SentLine), { operation: "listSent", path: "/sent", query: { kind, from, until } }),
        (lines) =>
          Option.some({
            complete: true,
            entries: lines.map(({ id, documentId, to, takenAt, state, note }): SentEntry => {
              const description = note ?? (state === "WAITING" ? undefined : state)
              return {
                axisId: id,
                ...(documentId !== undefined && { documentId }),
                code: "",
                subject: "",
                to,
                sentAt: takenAt,
                standing: standings[state] ?? "waiting",
                ...(description !== undefined && { description }),
              }
            }),
          }),
      ),
    countInbox: () => Effect.succeedNone,
    listInbox: Effect.fn("Transport.listInbox")(function* (kind) {
      const found: Array<MailboxEntry> = []
      let next: string | undefined = ""
      while (next !== undefined) {
        const request: Call = { operation: "listInbox", path: "/inbox", query: { kind, after: next } }
        const page: typeof Inbox.Type = yield* json(Inbox, request)
        for (const { id, from } of page.entries) found.push({ id, kind, from })
        next = page.next
      }
      return found
    }),
    fetch: (entry) =>
      Stream.fromEffect(
        Effect.gen(function* () {
          const answer = yield* call({ operation: "fetch", path: packet(entry) })
          if (answer.headers.get("content-type") === "application/octet-stream") return answer.body
          return yield* problem("fetch", "malformed-answer", textOf(answer))
        }),
      ),
    acknowledge: (entry, outcome, note = "") =>
      Effect.asVoid(
        json(Schema.Struct({ ok: Schema.Literal(true) }), {
          operation: "acknowledge",
          path: `${packet(entry)}/answer`,
          body: JSON.stringify({ outcome, note }),
        }),
      ),
    directory: json(Schema.Array(Agency), { operation: "directory", path: "/agencies" }),
    health: json(Schema.Struct({ axisTime: VietnamTime }), { operation: "health", path: "/health" }),
  }
}

/** Sends and receives through a province's platform. The platform reads the sender from the packet. */
export const lgsp = (options: LgspOptions): Layer.Layer<Transport> =>
  Layer.sync(Transport, () => connect(options))
