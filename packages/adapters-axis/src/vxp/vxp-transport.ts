import type { TransportError } from "@lienthong/core"
import {
  type LastingTrouble,
  lastingTrouble,
  type MailboxEntry,
  type MessageKind,
  type SentListRequest,
  type SentQuery,
  type Submission,
  type Transport,
} from "@lienthong/core/adapter"
import { vietnamTime } from "@lienthong/core/calendar"
import { Clock, Effect, Option, Stream } from "effect"
import { type Base64Text, base64Reader } from "../encoding/base64.ts"
import { sha256 } from "../encoding/digest.ts"
import { mergeAgencies, readAgency } from "./agency-list.ts"
import type { Answer } from "./answer.ts"
import { printHash } from "./file-hash.ts"
import type { Parameter } from "./header-signature.ts"
import { toHeaderText } from "./header-text.ts"
import { isFor, readEntry } from "./inbox.ts"
import { type Listing, type Row, readListing } from "./row.ts"
import { matchSent, readSentRow } from "./sent-document.ts"
import { axisDay, noReadableRow, readSentList } from "./sent-list.ts"
import type { SayProblem, VxpCall } from "./vxp-call.ts"
import type { VxpOperation } from "./vxp-operation.ts"
import type { VxpSettings } from "./vxp-options.ts"

const service: Parameter = ["servicetype", "eDoc"]
const messageType = (kind: MessageKind): Parameter => ["messagetype", kind === "document" ? "edoc" : "status"]

const emptyBody: ReadonlyArray<Uint8Array> = []
const emptyObject: ReadonlyArray<Uint8Array> = [Buffer.from("{}")]
const lineEnd = Buffer.from("\r\n")

/** A JSON call: every operation except sending a packet. */
const jsonCall = (
  operation: VxpOperation,
  body: VxpCall["body"],
  ...parameters: ReadonlyArray<Parameter>
): VxpCall => ({ operation, parameters, contentType: "application/json", body })

/** The packet in an answer that is short. Answers of the axis may lack the padding. */
const inBase64 = (data: unknown): Pick<Base64Text, "bytes"> => {
  if (typeof data !== "string") return { bytes: undefined }
  const reader = base64Reader("perhaps")
  reader.write(data)
  return reader.end()
}

const lacksOperation = /^HTTP (?:404|405|501)\b/

/** Answers `none` when the axis, or a gateway before it, does not know the operation. */
const orNone = <A>(asked: Effect.Effect<A, TransportError>) =>
  Effect.matchEffect(asked, {
    onSuccess: (answer) => Effect.succeedSome(answer),
    onFailure: (error) =>
      error.reason === "refused" || lacksOperation.test(error.detail.answer ?? "")
        ? Effect.succeedNone
        : Effect.fail(error),
  })

/** The port's operations in terms of the protocol's operations. */
export const vxpTransport = (
  settings: VxpSettings,
  call: (call: VxpCall) => Effect.Effect<Answer, TransportError>,
  problem: SayProblem,
): Transport["Service"] => {
  const known = new Map<string, LastingTrouble>()
  const unreadableOf = (operation: string) => {
    const trouble =
      known.get(operation) ??
      lastingTrouble(
        `${operation}: rows that cannot be read are left out`,
        `${operation}: every row can be read again`,
      )
    known.set(operation, trouble)
    return trouble
  }
  /**
   * Calls for a list. An unreadable row must not stop the mail around it, so it is left out with a warning.
   * When no row can be read, the answer is not this protocol and must not look like an empty list.
   */
  const list = Effect.fnUntraced(function* <A>(request: VxpCall, read: (row: Row) => Option.Option<A>) {
    const { data } = yield* call(request)
    const listing: Listing<A> | undefined = Option.getOrUndefined(readListing(data, read))
    if (listing === undefined || (listing.unreadable > 0 && listing.entries.length === 0)) {
      return yield* problem(request.operation, "malformed-answer", noReadableRow)
    }
    const unreadable = unreadableOf(request.operation)
    yield* listing.unreadable > 0 ? unreadable.met(`${listing.unreadable} rows`) : unreadable.over
    return listing.entries
  })

  const fetch = Effect.fn("Transport.fetch")(function* (entry: MailboxEntry) {
    const { data, content } = yield* call(jsonCall("getEdoc", emptyObject, ["docId", entry.id]))
    const { bytes } = content ?? inBase64(data)
    if (bytes === undefined || bytes.length === 0) {
      return yield* problem("getEdoc", "malformed-answer", {
        en: "data that is not base64",
        vi: "dữ liệu không phải dạng base64",
      })
    }
    return bytes
  })

  return {
    endpoint: settings.endpoint,
    system: settings.systemId,

    submit: Effect.fn("Transport.submit")(function* ({ kind, from, bytes: packet }: Submission) {
      const bytes = yield* Stream.runCollect(packet.stream)
      const { docId } = yield* call({
        operation: "sendEdoc",
        // There is no `to`: the axis routes by the packet's own recipients, and hundreds of codes do not
        // fit a header.
        parameters: [
          ["from", from],
          service,
          messageType(kind),
          ["hash-file", printHash(yield* sha256(...bytes), settings.fileHashForm)],
        ],
        contentType: "application/octet-stream",
        body: [...bytes, lineEnd],
      })
      if (docId === undefined) {
        return yield* problem("sendEdoc", "malformed-answer", {
          en: "OK without a DocId",
          vi: "OK nhưng thiếu DocId",
        })
      }
      return { axisId: docId }
    }),

    findSent: Effect.fn("Transport.findSent")(function* (query: SentQuery) {
      const rows = yield* list(jsonCall("getSentEdocList", emptyBody, messageType("document")), readSentRow)
      return matchSent(rows, query, yield* Clock.currentTimeMillis)
    }),

    listSent: Effect.fn("Transport.listSent")((request: SentListRequest) =>
      orNone(
        readSentList(
          ({ index, size }) =>
            call(
              jsonCall(
                "getSentEdocList",
                emptyBody,
                messageType(request.kind),
                ["fromDate", axisDay(request.from)],
                ["toDate", axisDay(request.until)],
                ["pageSize", String(size)],
                ["pageIndex", String(index)],
              ),
            ),
          (answer) => problem("getSentEdocList", "malformed-answer", answer),
        ),
      ),
    ),

    countInbox: Effect.fn("Transport.countInbox")(function* (kind: MessageKind) {
      // The axis counts for all agencies that share a system id.
      if (settings.agencies.length > 0) return Option.none()
      const operation = kind === "document" ? "countReceiveEdoc" : "countReceiveStatus"
      const answer = yield* orNone(call(jsonCall(operation, emptyObject, service, messageType(kind))))
      if (Option.isNone(answer)) return Option.none()
      const count = Number(answer.value.count ?? answer.value.data ?? Number.NaN)
      if (!Number.isSafeInteger(count) || count < 0)
        return yield* problem(operation, "malformed-answer", {
          en: "no count in it",
          vi: "không có số lượng",
        })
      return Option.some(count)
    }),

    listInbox: Effect.fn("Transport.listInbox")(function* (kind: MessageKind) {
      const rows = yield* list(
        jsonCall("getReceivedEdocList", emptyBody, service, messageType(kind)),
        readEntry(kind),
      )
      return rows.filter(isFor(settings.agencies)).map(({ entry }) => entry)
    }),

    fetch: (entry: MailboxEntry) => Stream.unwrap(Effect.map(fetch(entry), Stream.fromIterable)),

    acknowledge: Effect.fn("Transport.acknowledge")(function* (
      entry: MailboxEntry,
      outcome: "done" | "failed",
      description?: string,
    ) {
      const told: ReadonlyArray<Parameter> =
        description === undefined ? [] : [["description", toHeaderText(description)]]
      const status: Parameter = ["status", outcome === "done" ? "done" : "fail"]
      yield* call(jsonCall("updateStatus", emptyObject, ["docid", entry.id], status, ...told))
    }),

    directory: Effect.fn("Transport.directory")(function* () {
      const plain = yield* list(jsonCall("getAgenciesList", emptyBody), readAgency)
      if (!settings.decision20Directory) return plain
      const decision20 = yield* list(jsonCall("getAgenciesListQD20", emptyBody, ["level", "1"]), readAgency)
      return mergeAgencies(plain, decision20)
    })(),

    // Reads one row of the smaller mailbox, which only the holder of the secret may do.
    health: Effect.fn("Transport.health")(function* () {
      const page: ReadonlyArray<Parameter> = [
        ["pageSize", "1"],
        ["pageIndex", "1"],
      ]
      const { at } = yield* call(
        jsonCall("getReceivedEdocList", emptyBody, service, messageType("status"), ...page),
      )
      return at === undefined ? {} : { axisTime: vietnamTime(at) }
    })(),
  }
}
