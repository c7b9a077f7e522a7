import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { deliveries, notices } from "../../../src/exchange/outbox/failure.ts"
import { outbox } from "../../../src/exchange/outbox/outbox.ts"
import { backoff, reschedule } from "../../../src/exchange/outbox/retry.ts"
import { sendStatus } from "../../../src/exchange/outbox/send-status.ts"
import { workKind } from "../../../src/exchange/outbox/work-kind.ts"
import { documentWork, documentWorkId } from "../../../src/exchange/work-item/document-work.ts"
import { lookUp } from "../../../src/exchange/work-item/look-up-work.ts"
import { resendWork, resendWorkId } from "../../../src/exchange/work-item/resend-work.ts"
import { statusWork } from "../../../src/exchange/work-item/status-work.ts"
import { updateWork, updateWorkId } from "../../../src/exchange/work-item/update-work.ts"
import { watchWork } from "../../../src/exchange/work-item/watch-work.ts"
import {
  subjectOf,
  type WorkKindName,
  workItems,
  workKindNames,
} from "../../../src/exchange/work-item/work-items.ts"
import { at, LocalDate } from "../../../src/time/vietnam-time.ts"
import { Digest } from "../../../src/vocabulary/file.ts"

const packet = Digest.make("ab".repeat(32))
const dueAt = at(LocalDate.make("2019-06-20"), "09:00")
const place = { lane: 3, dueAt } as const
const resent = { document: "0190", update: 2, packet, to: ["H53"] }

/** One item of each kind, as earlier releases have put it down, and what stands in their stores. */
const items = {
  document: [
    documentWork.item(
      documentWorkId("0190", 2),
      { document: "0190", packet, wireId: "w", code: "1/BC", subject: "s", to: ["H53"], update: 2 },
      place,
    ),
    "document/0190/update/2",
    `{"document":"0190","packet":"${packet}","wireId":"w","code":"1/BC","subject":"s","to":["H53"],"update":2}`,
  ],
  status: [
    statusWork.item(
      "0191",
      {
        packet: {
          _tag: "StatusPacket",
          from: { code: "c", name: "n" },
          responseFor: { organId: "o", code: "1/BC", date: "2019-06-20", documentId: "w" },
          staff: { name: "x" },
          status: "01",
          description: "d",
          timestamp: dueAt,
        },
        about: "incoming/0190",
      },
      place,
    ),
    "0191",
    `{"packet":{"_tag":"StatusPacket","from":{"code":"c","name":"n"},"responseFor":{"organId":"o","code":"1/BC","date":"2019-06-20","documentId":"w"},"staff":{"name":"x"},"status":"01","description":"d","timestamp":"${dueAt}"},"about":"incoming/0190"}`,
  ],
  update: [
    updateWork.item(updateWorkId("0190", 2), { document: "0190", packet, to: ["H53"] }, place),
    "document/0190/question/2",
    `{"document":"0190","packet":"${packet}","to":["H53"]}`,
  ],
  resend: [
    resendWork.item(resendWorkId(resent), resent, place),
    "resend/0190/update/2",
    `{"document":"0190","update":2,"packet":"${packet}","to":["H53"]}`,
  ],
  watch: [
    watchWork.item("watch/0192", { about: "incoming/0190", duties: ["register"], notice: "0191" }, place),
    "watch/0192",
    `{"about":"incoming/0190","duties":["register"],"notice":"0191"}`,
  ],
  "look-up": [
    lookUp({ document: "0190", update: 2, resent: 1, answered: 2, unanswered: 0 }, dueAt),
    "look-up/0190/update/2/resend/1",
    `{"document":"0190","update":2,"resent":1,"answered":2,"unanswered":0}`,
  ],
} as const

describe("Work in the outbox", () => {
  it.each(workKindNames)("of the kind %s stands in a store as earlier releases put it there", (name) => {
    const [item, id, payload] = items[name]
    expect(item).toMatchObject({ id, kind: name, payload, dueAt })
  })

  it("tells whose document it is about, and of a report on an incoming one only who gets it", () => {
    expect(subjectOf(items.update[0])).toEqual({ document: "0190", to: ["H53"] })
    expect(subjectOf(items["look-up"][0])).toEqual({ document: "0190" })
    expect(subjectOf(items.status[0])).toEqual({ to: ["o"] })
    expect(subjectOf(items.watch[0])).toEqual({ to: [] })
    expect(subjectOf({ ...items.update[0], payload: "{}" })).toEqual({ to: [] })
    expect(subjectOf({ ...items.update[0], kind: "of another release" })).toEqual({ to: [] })
  })

  it("has one value for each kind, or does not compile", () => {
    expect(Object.keys(outbox)).toEqual(workKindNames)
    const { watch, ...others } = outbox
    // @ts-expect-error nothing watches
    expect(others satisfies Record<WorkKindName, unknown>).not.toHaveProperty("watch", watch)
  })

  it("says of each kind what it carries, how it is done, when it is retried and who sees it fail, or does not compile", () => {
    const { item, description, begin, retry, failure } = sendStatus
    const kinds = [
      // @ts-expect-error without what it carries
      () => workKind({ description, begin, retry, failure }),
      // @ts-expect-error without how it is done
      () => workKind({ item, description, retry, failure }),
      // @ts-expect-error without when it is retried
      () => workKind({ item, description, begin, failure }),
      // @ts-expect-error without who sees it fail
      () => workKind({ item, description, begin, retry }),
      // @ts-expect-error what is sent may fail, and nothing would try it again
      () => workKind({ item, description, begin, retry: reschedule, failure }),
      // @ts-expect-error a failure that the deliveries show names them
      () => workKind({ item, description, begin, retry, failure: deliveries }),
      // @ts-expect-error what is carried is what is done
      () => workKind({ item: updateWork, description, begin, retry, failure }),
    ]
    expect(kinds).toHaveLength(7)
    expect(workKind({ item, description, begin, retry: backoff, failure: notices })).toMatchObject({ item })
  })

  it("is listed in docs/architecture.md with what it carries, how it is done, when it is tried again and who sees it fail", () => {
    const page = readFileSync(new URL("../../../../../docs/architecture.md", import.meta.url), "utf8")
    const rows = workKindNames.map((name) => {
      const { description, retry, failure } = outbox[name]
      const { carries } = workItems[name]
      const fields = Object.keys((carries as unknown as { readonly fields: object }).fields)
      return `| \`${name}\` | ${description} | ${fields.map((field) => `\`${field}\``).join(", ")} | ${retry.name} | ${failure.name} |`
    })
    const meanings = [backoff, reschedule, deliveries, notices].map(
      ({ name, description }) => `- **${name}**: ${description}`,
    )
    expect(page).toContain([...rows, "", ...meanings].join("\n"))
  })
})
