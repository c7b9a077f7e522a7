import { randomUUID } from "node:crypto"
import { createServer, type ServerResponse } from "node:http"
import { vietnamTime } from "@lienthong/core/calendar"
import { bodyOf, scopedServer } from "./scoped-server.ts"

/** An agency on the platform, and what its system calls with. */
export interface Member {
  readonly code: string
  readonly name: string
  readonly systemId: string
  readonly token: string
}

interface Packet {
  readonly id: string
  readonly kind: string
  readonly from: string
  readonly documentId: string
  readonly takenAt: number
  readonly bytes: Buffer
  /** A mailbox entry for each recipient. */
  readonly entries: ReadonlyArray<{ readonly id: string; readonly to: string; state: string; note: string }>
}

/** An answer of the platform: a status with JSON, or bytes. */
type Reply = readonly [status: number, body: unknown]

const pageSize = 25
const refused = (status: number, code: string): Reply => [status, { code }]

/**
 * A platform in memory, honest about what it takes: for tests of what speaks to one. It keeps packets,
 * routes them to the mailboxes of the recipients that a call names, and lists them a page at a time.
 */
const platform = (members: ReadonlyArray<Member>) => {
  const packets: Array<Packet> = []
  const isDay = (at: number, query: URLSearchParams) => {
    const day = vietnamTime(at).slice(0, 10)
    return (query.get("from") ?? day) <= day && day <= (query.get("until") ?? day)
  }

  const take = (by: Member, query: URLSearchParams, bytes: Buffer): Reply => {
    const to = (query.get("to") ?? "").split(",")
    const kind = query.get("kind") ?? ""
    if (query.get("from") !== by.code) return refused(403, "NOT_YOURS")
    if (!to.every((code) => members.some((member) => member.code === code)))
      return refused(422, "UNKNOWN_RECIPIENT")
    if (packets.some((packet) => packet.from === by.code && packet.bytes.equals(bytes)))
      return refused(409, "DUPLICATE")
    const documentId = /DocumentId>([^<]*)</.exec(bytes.toString())?.[1] ?? ""
    const takenAt = Date.now()
    const entries = to.map((code) => ({ id: randomUUID(), to: code, state: "WAITING", note: "" }))
    const packet = { id: randomUUID(), kind, from: by.code, documentId, takenAt, bytes, entries }
    packets.push(packet)
    return [200, { id: packet.id, takenAt: vietnamTime(takenAt) }]
  }

  const sent = (by: Member, query: URLSearchParams): Reply => [
    200,
    packets
      .filter(({ from, kind }) => from === by.code && kind === (query.get("kind") ?? "document"))
      .filter(({ documentId }) => documentId === (query.get("documentId") ?? documentId))
      .filter(({ takenAt }) => isDay(takenAt, query))
      .flatMap(({ id, documentId, takenAt, entries }) =>
        entries.map(({ to, state, note }) => ({
          id,
          documentId,
          to,
          takenAt: vietnamTime(takenAt),
          state,
          ...(note && { note }),
        })),
      ),
  ]

  const inbox = (by: Member, query: URLSearchParams): Reply => {
    const all = packets.flatMap(({ kind, from, entries }) =>
      entries
        .filter(({ to, state }) => to === by.code && kind === query.get("kind") && state === "WAITING")
        .map(({ id }) => ({ id, from })),
    )
    const start = 1 + all.findIndex(({ id }) => id === query.get("after"))
    const entries = all.slice(start, start + pageSize)
    const last = entries.at(-1)
    return [200, { entries, ...(start + pageSize < all.length && last && { next: last.id }) }]
  }

  return (by: Member, method: string, url: URL, body: Buffer): Reply => {
    const [, room, id, part] = url.pathname.split("/")
    if (method === "POST" && room === "packets" && id === undefined) return take(by, url.searchParams, body)
    if (room === "sent") return sent(by, url.searchParams)
    if (room === "inbox") return inbox(by, url.searchParams)
    if (room === "agencies") return [200, members.map(({ code, name }) => ({ code, name }))]
    if (room === "health") return [200, { axisTime: vietnamTime(Date.now()) }]
    const packet = packets.find(({ entries }) =>
      entries.some((entry) => entry.id === id && entry.to === by.code),
    )
    const entry = packet?.entries.find((each) => each.id === id)
    if (packet === undefined || entry === undefined) return refused(404, "UNKNOWN_PACKET")
    if (part !== "answer") return [200, packet.bytes]
    const { outcome, note } = JSON.parse(body.toString())
    if (entry.state === "WAITING") Object.assign(entry, { state: outcome.toUpperCase(), note })
    return [200, { ok: true }]
  }
}

const reply = (response: ServerResponse, [status, body]: Reply) => {
  const isPacket = Buffer.isBuffer(body)
  response.writeHead(status, { "Content-Type": isPacket ? "application/octet-stream" : "application/json" })
  response.end(isPacket ? body : JSON.stringify(body))
}

const start = (members: ReadonlyArray<Member>) => {
  const answer = platform(members)
  return createServer(async (request, response) => {
    // A packet that breaks off is not taken, and nobody is there to be told.
    const body = await bodyOf(request).catch(() => undefined)
    if (body === undefined) return
    const { "x-system": systemId, authorization } = request.headers
    const by = members.find(
      (member) => member.systemId === systemId && authorization === `Bearer ${member.token}`,
    )
    const url = new URL(request.url ?? "/", "http://lgsp")
    reply(response, by === undefined ? refused(401, "WHO") : answer(by, request.method ?? "GET", url, body))
  })
}

/** Starts a platform on this machine until the scope closes, and returns its address. */
export const scopedLgsp = (members: ReadonlyArray<Member>) => scopedServer(() => start(members))
