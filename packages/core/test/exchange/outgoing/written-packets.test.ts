import { it } from "@effect/vitest"
import { chief, type OpenedTestAgency } from "@lienthong/testkit"
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import fc from "fast-check"
import { describe, expect } from "vitest"
import {
  btttt,
  by,
  dispatched,
  exchangeMail,
  lastTaken,
  onlyArrival,
  openScene,
  pollUntilSure,
  quietly,
  report,
  tayNinh,
  vpcp,
} from "../scene.ts"

/**
 * What agencies found to tolerate in what others of this library wrote. A text of the host's that may be in
 * an old encoding, and that nobody can convert for certain, is said to be so, as is one that lost letters.
 */
const findings = (agencies: ReadonlyArray<OpenedTestAgency>, from: string) =>
  Effect.map(
    Effect.forEach(agencies, (agency) => agency.reports.tolerances({ from })),
    (all) =>
      all
        .flatMap(({ rows }) => rows.map(({ code, path, example }) => ({ code, path, example })))
        .filter(({ code }) => code !== "old-encoding-uncertain" && code !== "text-lost"),
  )

const run = <A, E>(effect: Effect.Effect<A, E, never>) =>
  effect.pipe(Effect.provide(TestClock.layer()), quietly, Effect.runPromise)

/** A document as another system writes it: its number, notation, agency, date and identifier. */
interface Foreign {
  readonly number: string
  readonly notation: string
  readonly organ: string
  readonly date: string
  readonly identifier: string
}

const foreign: fc.Arbitrary<Foreign> = fc.record({
  number: fc.constantFrom("7", "07", "007", "Số: 7", "7/BC-UBND", ""),
  notation: fc.constantFrom("BC-UBND", "BC – UBND", "bc-ubnd", "07/BC-UBND", "N/A", ""),
  organ: fc.constantFrom("000.00.00.H53", "000.00.00.h53", " 000.00.00.H53\u00A0"),
  date: fc.constantFrom("2019/06/20", "20/06/2019", "2019-06-19T17:00:00Z", "2019/06/21", "hôm qua"),
  identifier: fc.constantFrom(
    "000.00.00.H53,2019/06/20,07/BC-UBND",
    "000.00.00.H53,2015/09/30,8/TB-UBND",
    "2087",
    "9fbfbad2-f1f8-4256-a2eb-50fb1061cddb",
  ),
})

const asForeign =
  (wireId: string, { number, notation, organ, date, identifier }: Foreign) =>
  (packet: string) =>
    packet
      .replaceAll(wireId, identifier)
      .replace(/(CodeNumber>)[^<]*</, (_, tag: string) => `${tag}${number}<`)
      .replace(/(CodeNotation>)[^<]*</, (_, tag: string) => `${tag}${notation}<`)
      .replace(/(<edXML:From>\s*<edXML:OrganId>)[^<]*/, (_, tag: string) => `${tag}${organ}`)
      .replace(/(PromulgationDate>)[^<]*</, (_, tag: string) => `${tag}${date}<`)

describe("What an agency of this library writes", () => {
  it("quotes another's document so that this library blames no fault on the one who quotes", () =>
    fc.assert(
      fc.asyncProperty(foreign, async (document) => {
        const found = await run(
          Effect.gen(function* () {
            const { axis, sender, receiver, other } = yield* openScene()
            axis.hold(vpcp.code, "document")
            const id = yield* dispatched(sender)
            yield* sender.work.drain()
            const wireId = (yield* sender.outgoing.get(id)).dispatched?.wireId ?? ""
            const packet = asForeign(wireId, document)(lastTaken(axis))
            axis.inject(vpcp.code, tayNinh.code, "document", new TextEncoder().encode(packet))
            yield* pollUntilSure(receiver)
            const came = yield* onlyArrival(receiver)
            yield* receiver.incoming.accept(came, by)
            const reply = yield* receiver.outgoing.draft(report({ answers: [came] }), by)
            yield* receiver.outgoing.signAsPerson(reply, { authority: "TM." }, { by: chief })
            yield* receiver.outgoing.signAsAgency(reply, { notation: "BC-VPCP" }, by)
            yield* receiver.outgoing.dispatch(reply, { to: [btttt.code] }, by)
            yield* receiver.work.drain()
            yield* pollUntilSure(other)
            yield* onlyArrival(other)
            return yield* findings([other], vpcp.code)
          }).pipe(Effect.scoped),
        )
        expect(found).toEqual([])
      }),
      { numRuns: 8 },
    ))

  const someText = fc.oneof(
    fc.string({ minLength: 1, maxLength: 60, unit: "grapheme" }),
    fc.constantFrom(
      "Về việc họp",
      "Về việc họp".normalize("NFD"),
      "  hai  khoảng trắng ",
      "dòng 1\r\ndòng 2\tx",
      "BÃ¡o cÃ¡o",
      "B¸o c¸o kÕt qu¶",
      "Quyeát ñònh",
      "<b>A&amp;B</b> ]]> \u200B",
      "Ð ð ‑ – —",
    ),
  )
  const optionalText = fc.oneof(
    { weight: 3, arbitrary: someText },
    fc.constantFrom("_", "-", "N/A", "Không có"),
  )
  const name = fc.constantFrom("bao-cao.pdf", "Báo cáo.pdf".normalize("NFD"), "BÃ¡o cÃ¡o.pdf", "a b–c.PDF")

  it("is nothing that another agency of this library has to tolerate, whatever its host gives it", () =>
    fc.assert(
      fc.asyncProperty(
        fc.record({
          subject: someText,
          said: someText,
          toPlace: optionalText,
          name,
          description: optionalText,
        }),
        async ({ subject, said, toPlace, name, description }) => {
          const found = await run(
            Effect.gen(function* () {
              const { sender, receiver, other } = yield* openScene()
              const mail = exchangeMail(sender, receiver, other)
              const given = <A, E>(asked: Effect.Effect<A, E>) => Effect.option(asked)
              const bytes = report().files[0]?.bytes ?? new Uint8Array()
              const files = [{ name, bytes, description }] as const
              const drafted = { files, subject, toPlaces: [toPlace] }
              const first = yield* given(dispatched(sender, [vpcp.code, btttt.code], drafted))
              if (first._tag === "None") return []
              yield* mail
              const [here, there] = [yield* onlyArrival(receiver), yield* onlyArrival(other)]
              yield* given(other.incoming.refuse(there, { text: said }, by))
              yield* receiver.incoming.accept(here, by)
              yield* given(receiver.incoming.assign(here, { to: said, note: said }, by))
              yield* given(receiver.incoming.startProcessing(here, by))
              yield* given(receiver.incoming.complete(here, { note: said }, by))
              yield* given(sender.outgoing.update(first.value, { reason: said, dueDate: "2019-07-01" }, by))
              yield* mail
              yield* given(receiver.incoming.declineUpdate(here, { reason: said }, by))
              yield* given(
                dispatched(sender, [vpcp.code], {
                  type: "cong-van",
                  subject: `Đính chính ${subject}`,
                  corrects: [first.value],
                }),
              )
              yield* given(sender.outgoing.recall(first.value, { reason: said }, by))
              yield* mail
              yield* given(receiver.incoming.declineRecall(here, { reason: said }, by))
              yield* mail
              const all = [sender, receiver, other]
              return yield* Effect.forEach([tayNinh, vpcp, btttt], ({ code }) => findings(all, code))
            }).pipe(Effect.scoped),
          )
          expect(found.flat()).toEqual([])
        },
      ),
      { numRuns: 8 },
    ))
})
