import { vietnamTime } from "@lienthong/core/calendar"
import { Result } from "effect"
import { refusal } from "./answer-code.ts"
import type { AxisLog } from "./axis-event.ts"
import type { AxisOperation, FaultSubject } from "./fault.ts"
import type { FaultPlan } from "./fault-plan.ts"
import { windowOf } from "./list-window.ts"
import type { MailboxItem } from "./mailbox.ts"
import { type AxisRequest, codesOf, kindOf, type Operation } from "./operation.ts"
import type { PostOffice } from "./post-office.ts"

const row = (item: MailboxItem) => ({
  docId: item.docId,
  serviceType: "eDoc",
  messageType: item.kind === "document" ? "edoc" : "status",
  created_time: vietnamTime(item.createdAt),
  updated_time: vietnamTime(item.updatedAt),
  from: item.from,
  to: item.to,
  status: "initial",
  status_desc: "",
})

/** `getReceivedEdocList`: the entries that the system's agencies have not acknowledged, oldest first. */
export const getReceivedEdocList =
  (office: PostOffice, plan: FaultPlan): Operation =>
  (request) => {
    const kind = kindOf(request.call)
    const subject: FaultSubject = {
      operation: "getReceivedEdocList",
      ...(Result.isSuccess(kind) ? { kind: kind.success } : {}),
      to: codesOf(request.agencies),
    }
    return {
      subject,
      carryOut: () =>
        Result.flatMap(kind, (kind) => {
          const items = office.list(request.agencies, kind)
          const reordered = plan.take(subject, "reorder") !== undefined
          const page = windowOf(request, reordered ? items.toReversed() : items, ({ createdAt }) => createdAt)
          return Result.map(page, (rows) => ({ data: rows.map(row) }))
        }),
    }
  }

/**
 * `countReceiveEdoc` and `countReceiveStatus`: the number of waiting entries, including those hidden from
 * listings.
 */
export const countReceived =
  (office: PostOffice, operation: "countReceiveEdoc" | "countReceiveStatus"): Operation =>
  ({ agencies }) => {
    const kind = operation === "countReceiveEdoc" ? "document" : "status"
    return {
      subject: { operation, kind, to: codesOf(agencies) },
      carryOut: () => {
        const items = codesOf(agencies).flatMap((code) => office.mailbox(code))
        return Result.succeed({
          count: items.filter((item) => item.kind === kind && item.state === "waiting").length,
        })
      },
    }
  }

const about = (item: MailboxItem) => ({
  kind: item.kind,
  from: item.from,
  to: [item.to],
  documentId: item.documentId,
  code: item.code,
})

/** The fault subject of a call that names a mailbox item. */
const itemSubject = (
  operation: AxisOperation,
  request: AxisRequest,
  item: MailboxItem | undefined,
): FaultSubject => ({
  operation,
  ...(item === undefined ? { to: codesOf(request.agencies) } : about(item)),
})

const unknownDocument = refusal("UnknownDocument", "there is no such docId in your mailbox")

/** The bytes returned for an item, after its planned faults. */
const givenOut = (
  item: MailboxItem,
  office: PostOffice,
  plan: FaultPlan,
  log: AxisLog,
  subject: FaultSubject,
) => {
  const fault = plan.take(subject, "cut-packet", "swap-packet")
  if (fault === undefined) return item.bytes
  log.add({ event: "misbehaved", operation: "getEdoc", docId: item.docId, ...about(item), note: fault.kind })
  if (fault.kind === "cut-packet") return item.bytes.slice(0, item.bytes.length >> 1)
  const others = office
    .mailbox(item.to)
    .filter(({ docId, kind }) => docId !== item.docId && kind === item.kind)
  return (others.at(-1) ?? item).bytes
}

/** `getEdoc`: a packet from the mailbox, acknowledged or not. */
export const getEdoc =
  (office: PostOffice, plan: FaultPlan, log: AxisLog): Operation =>
  (request) => {
    const item = office.find(request.agencies, request.call.parameter("docId") ?? "")
    const subject = itemSubject("getEdoc", request, item)
    return {
      subject,
      carryOut: () => {
        if (item === undefined) return Result.fail(unknownDocument)
        log.add({ event: "fetched", operation: "getEdoc", docId: item.docId, ...about(item) })
        const bytes = givenOut(item, office, plan, log, subject)
        return Result.succeed({ data: Buffer.from(bytes).toString("base64") })
      },
    }
  }

const outcomes: Readonly<Record<string, "done" | "failed" | "waiting">> = {
  done: "done",
  fail: "failed",
  processing: "waiting",
  inbox: "waiting",
  acceptance: "waiting",
  rejection: "waiting",
}

/**
 * `updateStatus`: `done` and `fail` close a mailbox item, once. The other values of the protocol leave it
 * waiting.
 */
export const updateStatus =
  (office: PostOffice, log: AxisLog): Operation =>
  (request) => {
    const item = office.find(request.agencies, request.call.parameter("docId") ?? "")
    return {
      subject: itemSubject("updateStatus", request, item),
      carryOut: () => {
        const status = request.call.parameter("status") ?? ""
        const outcome = outcomes[status]
        if (item === undefined) return Result.fail(unknownDocument)
        if (outcome === undefined) return Result.fail(refusal("BadParameter", `unknown status ${status}`))
        if (outcome !== "waiting" && item.state === "waiting") {
          office.close(item, outcome, request.call.parameter("description") ?? "")
          const note = { docId: item.docId, note: outcome }
          log.add({ event: "acknowledged", operation: "updateStatus", ...about(item), ...note })
        }
        return Result.succeed({})
      },
    }
  }
