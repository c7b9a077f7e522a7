import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { it } from "@effect/vitest"
import { chief, memoryAxis, openTestAgency } from "@lienthong/testkit"
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import { by, onlyArrival, pollUntilSure, quietly, report, standings } from "../scene.ts"

/** The packets that the axis publishes as examples, which stay out of the project. */
const folder = join(import.meta.dirname, "../../../../../../shared/samples/packets")
const sample = (name: string) => readFileSync(join(folder, name))

const office = { code: "000.00.00.G22", name: "Văn phòng Chính phủ" }
const ngheAn = { code: "000.00.00.H41", name: "Ủy ban nhân dân tỉnh Nghệ An" }
const caoBang = { code: "000.00.00.H14", name: "Ủy ban nhân dân tỉnh Cao Bằng" }

const day = (date: string) => TestClock.setTime(Date.parse(`${date}T08:00:00+07:00`))

/** An agency whose mailbox has these packets of one sender. */
const receiving = (
  to: { readonly code: string; readonly name: string },
  from: string,
  ...packets: ReadonlyArray<readonly [kind: "document" | "status", name: string]>
) =>
  Effect.gen(function* () {
    yield* day("2018-09-28")
    const axis = memoryAxis([
      office,
      ngheAn,
      caoBang,
      to,
      { code: "002.00.20.H13", name: "UBND xã Hòa Tiến" },
    ])
    const receiver = yield* openTestAgency(axis, to)
    for (const [kind, name] of packets) {
      axis.inject(to.code, from, kind, sample(name))
      yield* pollUntilSure(receiver)
    }
    return { receiver, axis }
  })

/** The Government Office's letter 7816/VPCP-TTĐT of 30 September 2015, and what a status says of it. */
const toldBy = (name: string) =>
  Effect.gen(function* () {
    yield* day("2015-09-30")
    const axis = memoryAxis([office, ngheAn])
    const sender = yield* openTestAgency(axis, office)
    yield* sender.registers.open({ register: "outgoing", year: 2015, next: 7816 }, by)
    const id = yield* sender.outgoing.draft(report({ type: "cong-van", subject: "V/v liên thông" }), by)
    yield* sender.outgoing.signAsPerson(id, { authority: "TM." }, { by: chief })
    yield* sender.outgoing.signAsAgency(id, { notation: "VPCP-TTĐT" }, by)
    yield* sender.outgoing.dispatch(id, { to: [ngheAn.code] }, by)
    yield* sender.work.drain()
    axis.inject(office.code, ngheAn.code, "status", sample(name))
    yield* pollUntilSure(sender)
    const [delivery] = yield* sender.outgoing.deliveries(id)
    return { stands: yield* standings(sender, id), delivery, axis }
  })

describe.runIf(existsSync(folder))("An example of the axis that is taken in", () => {
  for (const [name, stands] of [
    ["status.edxml", "arrived"],
    ["status_inbox_01.edxml", "arrived"],
    ["status_rejection_02.edxml", "refused"],
    ["status_acceptance_03.edxml", "accepted"],
    ["status_assignment_04.edxml", "assigned"],
    ["status_processing_05.edxml", "processing"],
    ["status_finish_06.edxml", "completed"],
    ["status_change-acceptance_15.edxml", "sent"],
    ["status_change-rejection_16.edxml", "sent"],
  ] as const)
    it.effect(`finds our document, which then is ${stands}: ${name}`, () =>
      Effect.gen(function* () {
        const told = yield* toldBy(name)
        expect(told.stands).toEqual([stands])
        expect(told.axis.mail(office.code)[0]?.acknowledged?.outcome).toBe("done")
      }),
    )

  it.effect("as a replacement arrives, for information, and its recall asks for it back", () =>
    Effect.gen(function* () {
      const { receiver } = yield* receiving(
        ngheAn,
        office.code,
        ["document", "edoc_replacement.edxml"],
        ["document", "edoc_revocation.edxml"],
      )
      const dossier = yield* receiver.incoming.get(yield* onlyArrival(receiver))
      expect(dossier).toMatchObject({
        stage: "arrived",
        envelope: {
          kind: "replacement",
          code: { number: "7816", notation: "VPCP-TTĐT" },
          date: "2018-09-28",
        },
        content: {
          legalValue: "for-information",
          files: [{ name: "1896_QD-TTg_m_294779.doc", size: 388_347 }],
        },
        recall: {},
      })
      expect((yield* receiver.reports.tolerances()).rows).toMatchObject([
        { path: "MessageHeader.DocumentId", count: 2 },
        { path: "ResponseFor.PromulgationDate", count: 1, example: { written: "2018/09/28" } },
      ])
    }),
  )

  it.effect("as an update brings its document to the agency that it adds", () =>
    Effect.gen(function* () {
      const { receiver } = yield* receiving(caoBang, office.code, ["document", "edoc_update.edxml"])
      expect(yield* receiver.incoming.get(yield* onlyArrival(receiver))).toMatchObject({
        stage: "arrived",
        envelope: { kind: "update", code: { number: "7816", notation: "VPCP-TTĐT" } },
      })
    }),
  )

  for (const [kind, name] of [
    ["document", "edoc_update.edxml"],
    ["document", "edoc_revocation.edxml"],
    ["status", "status_cancellation_13.edxml"],
  ] as const)
    it.effect(`asks for a document back that has not come, and waits for it: ${name}`, () =>
      Effect.gen(function* () {
        const { receiver } = yield* receiving(ngheAn, office.code, [kind, name])
        expect((yield* receiver.reports.incoming()).rows).toEqual([])
        expect((yield* receiver.reports.awaited()).rows).toMatchObject([{ from: office.code }])
      }),
    )

  it.effect("whose file is not base64, or with text before its XML, is refused for that", () =>
    Effect.gen(function* () {
      for (const [name, to, reason] of [
        ["edoc.edxml", "000.00.15.H51", "attachment-undecodable"],
        ["edoc_new.edxml", caoBang.code, "not-xml"],
      ] as const) {
        const { receiver, axis } = yield* receiving({ code: to, name: to }, "002.00.20.H13", [
          "document",
          name,
        ])
        expect((yield* receiver.reports.faults()).rows).toMatchObject([{ code: reason }])
        expect(axis.mail(to)[0]?.acknowledged?.description).toMatch(
          new RegExp(`^\\[${reason}\\] \\p{Lu}`, "u"),
        )
      }
    }).pipe(quietly),
  )
})
