import { it } from "@effect/vitest"
import { vxp } from "@lienthong/adapters-axis"
import { Effect, References } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import type { MailboxItem } from "../../src/axis/mailbox.ts"
import { readLabel } from "../../src/axis/packet-label.ts"
import {
  changedCopies,
  chief,
  clerk,
  type OpenedTestAgency,
  openTestAgency,
  scopedAxis,
} from "../../src/index.ts"

const tayNinh = { code: "000.00.00.H53", name: "Ủy ban nhân dân tỉnh Tây Ninh" }
const vpcp = { code: "000.00.00.G22", name: "Văn phòng Chính phủ" }
const start = Date.parse("2019-06-20T14:00:00+07:00")
const by = { by: clerk }
const quietly = Effect.provideService(References.MinimumLogLevel, "None")

/** Dispatches a signed report; nothing has been sent yet. */
const dispatched = ({ outgoing }: OpenedTestAgency) =>
  Effect.gen(function* () {
    const bytes = new TextEncoder().encode("%PDF-1.4\nKết quả thí điểm")
    const subject = "Kết quả thí điểm gửi, nhận văn bản điện tử"
    const id = yield* outgoing.draft(
      { type: "bao-cao", subject, files: [{ name: "bao-cao.pdf", bytes }] },
      by,
    )
    yield* outgoing.signAsPerson(id, { authority: "TM." }, { by: chief })
    yield* outgoing.signAsAgency(id, by)
    yield* outgoing.dispatch(id, { to: [vpcp.code] }, by)
  })

const secret = "một bí mật"
const connected = [tayNinh, vpcp].map((agency) => ({ ...agency, systemId: `SYS-${agency.code}`, secret }))

/** An axis over HTTP whose clock is the test's, and two agencies on it. */
const openScene = Effect.gen(function* () {
  let time = start
  yield* TestClock.setTime(time)
  const axis = yield* scopedAxis({ agencies: connected, now: () => time })
  const { endpoint } = axis
  const transport = (code: string) => vxp({ endpoint, systemId: `SYS-${code}`, secret })
  const sender = yield* openTestAgency({ transport }, tayNinh)
  const receiver = yield* openTestAgency({ transport }, vpcp)
  const pass = (minutes: number) =>
    Effect.suspend(() => {
      time += minutes * 60_000
      return TestClock.setTime(time)
    })
  const mailOf = (agency: { readonly code: string }) => Effect.promise(() => axis.mailbox(agency.code))
  return { axis, sender, receiver, pass, mailOf }
})

/**
 * Whether a refused packet does not say whose it is: what is around its header is not whole, or its header
 * breaks off or does not name its sender once.
 */
const isAnonymous = ({ description, bytes }: Pick<MailboxItem, "description" | "bytes">): boolean => {
  const [, reason, words = ""] = /^\[([a-z-]+)\] (.*)$/s.exec(description) ?? []
  if (reason === "incomplete-header" || reason === "ambiguous-element") return words.includes(" From.")
  const [before = "", behind] = new TextDecoder().decode(bytes).split(/<\/[\w:]*MessageHeader>/)
  const frame = before.match(/<(?:\w+:)?(?:edXML|edXMLEnvelope|edXMLHeader|MessageHeader)[\s>]/g)
  const line = Number(/dong (\d+)/.exec(words)?.[1])
  const isWhole = behind !== undefined && frame?.length === 4 && line > before.split("\n").length
  return reason === "not-xml" && !isWhole
}

describe("Of packets that were changed on their way over HTTP", () => {
  it.effect(
    "each is received once, or refused with 02 where it still says whose it was, and none is lost",
    () =>
      quietly(
        Effect.gen(function* () {
          const { axis, sender, receiver, pass, mailOf } = yield* openScene
          yield* dispatched(sender)
          yield* sender.work.drain()
          const [whole] = yield* mailOf(vpcp)
          const copies = changedCopies(new TextDecoder().decode(whole?.bytes))
          for (const bytes of copies)
            yield* Effect.promise(() =>
              axis.inject({ agency: vpcp.code, from: tayNinh.code, kind: "document", bytes }),
            )
          const waiting = Effect.map(mailOf(vpcp), (mail) => mail.some(({ state }) => state === "waiting"))
          for (let poll = 0; poll < 40 && (yield* waiting); poll++) {
            yield* receiver.work.poll()
            yield* pass(10)
          }
          yield* receiver.work.drain()
          const mail = yield* mailOf(vpcp)
          const ended = (state: string) => mail.filter((item) => item.state === state)
          const [done, failed] = [ended("done"), ended("failed")]
          expect(done.length + failed.length).toBe(copies.length + 1)
          expect([done.length > 10, failed.length > 10]).toEqual([true, true])

          const board = (yield* receiver.reports.incoming({ limit: 500 })).rows
          const arrived = board.map(({ document }) => document)
          expect(new Set(arrived).size).toBe(arrived.length)
          // A packet that was readable and not acceptable is on the board as refused.
          expect(board.filter(({ stage }) => stage !== "refused")).toHaveLength(done.length)
          const faults = (yield* receiver.reports.faults({ limit: 500 })).rows
          expect(faults.filter(({ where }) => where === "receiving")).toHaveLength(failed.length)

          const answers = (yield* mailOf(tayNinh)).map(({ bytes }) => readLabel(bytes))
          const refusals = answers.filter((answer) => answer?.statusCode === "02")
          const told = new Set(refusals.map((answer) => `${answer?.documentId} ${answer?.code}`))
          const named = new Set(refusals.map((answer) => answer?.documentId))
          const untold = failed.filter(
            ({ documentId, code }) => !told.has(`${documentId} ${code}`) && !named.has(documentId),
          )
          expect(untold.filter((item) => !isAnonymous(item)).map(({ description }) => description)).toEqual(
            [],
          )
          expect(refusals.length).toBeGreaterThan(untold.length)
          expect(told.size).toBe(refusals.length)
        }),
      ),
    60_000,
  )
})
