import { chief } from "@lienthong/testkit"
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { arrivals } from "../outgoing/replacement-scene.ts"
import {
  by,
  lastTaken,
  openScene,
  pollUntilSure,
  quietly,
  report,
  sealed,
  standings,
  tayNinh,
  vpcp,
} from "../scene.ts"

/** How one text may be written: small letters, letters in two parts, signs that nobody sees around it. */
const shape = fc
  .record({
    small: fc.boolean(),
    form: fc.constantFrom("NFC" as const, "NFD" as const),
    around: fc.constantFrom("", " ", "\u00A0", "\u200B"),
  })
  .map(({ small, form, around }) => (text: string) => {
    const cased = small ? text.toLowerCase() : text
    return `${around}${cased.normalize(form)}${around}`
  })

const notation = "BC-ƯDCNTT"
const hyphens = fc.constantFrom("-", "\u2010", "\u2011", "–", " — ", "\u00AD")

/** A number and notation in two fields, in the five ways of splitting them. */
const fields = fc
  .record({
    number: fc.constantFrom("1", "01", "0001"),
    hyphen: hyphens,
    written: shape,
    split: fc.integer({ min: 0, max: 4 }),
  })
  .map(({ number, hyphen, written, split }) => {
    const own = written(notation).replaceAll("-", hyphen)
    const whole = `${number}/${own}`
    const ways = [
      [number, own],
      [number, whole],
      ["", whole],
      [whole, "N/A"],
      [`Số: ${number}`, own],
    ] as const
    return ways[split] ?? ways[0]
  })

/** The same in one text. */
const code = fc
  .record({
    label: fc.constantFrom("", "Số: ", "/"),
    number: fc.constantFrom("1", "01", "0001"),
    hyphen: hyphens,
    written: shape,
  })
  .map(
    ({ label, number, hyphen, written }) => `${label}${number}/${written(notation).replaceAll("-", hyphen)}`,
  )

const identifier = fc
  .record({
    agency: shape,
    date: fc.constantFrom("2019/06/20", "2019-06-20", "20/06/2019", "20-6-2019"),
    code,
    space: fc.constantFrom("", " "),
  })
  .map(({ agency, date, code, space }) => `${agency(tayNinh.code)},${space}${date},${code}`)

const told = { agency: shape, fields, code, identifier }

const placed =
  (at: string) =>
  (text: string) =>
  (packet: string): string => {
    const changed = packet.replace(
      new RegExp(`(<(?:edXML:)?${at}>)[^<]*`),
      (_, tag: string) => `${tag}${text}`,
    )
    if (!changed.includes(`>${text}<`)) throw new Error(`the packet has no ${at}`)
    return changed
  }
const inDocument =
  ({ agency, fields: [number, notation], identifier }: Told) =>
  (packet: string) =>
    [
      placed("DocumentId")(identifier),
      placed("CodeNumber")(number),
      placed("CodeNotation")(notation),
      (text: string) =>
        text.replace(
          /(<edXML:From>\s*<edXML:OrganId>)[^<]*/,
          (_, tag: string) => `${tag}${agency(tayNinh.code)}`,
        ),
    ].reduce((text, change) => change(text), packet)

interface Told {
  readonly agency: (text: string) => string
  readonly fields: readonly [string, string]
  readonly code: string
  readonly identifier: string
}

const bytes = (text: string) => new TextEncoder().encode(text)

/** A province's document in its packet, and the status that recalls it. */
const sent = Effect.gen(function* () {
  const scene = yield* openScene()
  const { axis, sender } = scene
  for (const kind of ["document", "status"] as const) axis.hold(vpcp.code, kind)
  const id = yield* sender.outgoing.draft(report(), by)
  yield* sender.outgoing.signAsPerson(id, { authority: "TM." }, { by: chief })
  yield* sender.outgoing.signAsAgency(id, { notation }, by)
  yield* sender.outgoing.dispatch(id, { to: [vpcp.code] }, by)
  yield* sender.work.drain()
  const packet = lastTaken(axis)
  return { ...scene, id, packet }
})

const run = <A, E>(effect: Effect.Effect<A, E>) =>
  effect.pipe(Effect.provide(TestClock.layer()), quietly, Effect.runPromise)

describe("A document that every packet and every person names in another way", () => {
  it("is one document, found by all of them at its receiver", () =>
    fc.assert(
      fc.asyncProperty(
        fc.tuple(fc.record(told), fc.record(told), fc.record(told)),
        async ([first, again, asked]) =>
          run(
            Effect.gen(function* () {
              const { axis, receiver, packet, id, sender } = yield* sent
              for (const written of [first, again]) {
                axis.inject(vpcp.code, tayNinh.code, "document", bytes(inDocument(written)(packet)))
                yield* pollUntilSure(receiver)
              }
              const [{ document } = { document: "" }, ...others] = yield* arrivals(receiver)
              expect(others).toEqual([])
              yield* sender.outgoing.recall(id, { reason: "Sai số liệu" }, by)
              yield* sender.work.drain()
              const recall = placed("Code")(asked.code)(
                placed("DocumentId")(asked.identifier)(lastTaken(axis)),
              )
              axis.inject(vpcp.code, tayNinh.code, "status", bytes(recall))
              yield* pollUntilSure(receiver)
              expect((yield* receiver.incoming.get(document)).recall?.reason).toBe("Sai số liệu")

              const { reports, incoming } = receiver
              const from = asked.agency(tayNinh.code).trim()
              const ids = (rows: ReadonlyArray<{ readonly document: string }>) =>
                rows.map((row) => row.document)
              expect(ids((yield* reports.incoming({ from })).rows)).toEqual([document])
              for (const filter of [
                { sender: from },
                { code: asked.code },
                { identifier: asked.identifier },
                { sender: from, code: asked.code, identifier: asked.identifier },
              ])
                expect(ids((yield* reports.documents(filter)).rows)).toEqual([document])
              const paper = { from: tayNinh.code, code: asked.code, date: "2019-06-20" }
              const recorded = yield* incoming.recordPaperReceived(paper, { receivedOn: "2019-06-24" }, by)
              expect(recorded.document).toBe(document)
              expect(
                ids((yield* reports.paper({ from })).rows.map(({ document = "" }) => ({ document }))),
              ).toEqual([document])
            }).pipe(Effect.scoped),
          ),
      ),
      { numRuns: 8 },
    ))

  it("is found by a status and an answer at its sender", () =>
    fc.assert(
      fc.asyncProperty(fc.record(told), fc.record(told), fc.boolean(), async (status, answer, byCode) =>
        run(
          Effect.gen(function* () {
            const { axis, sender, receiver, packet, id } = yield* sent
            axis.hold(tayNinh.code, "status")
            axis.hold(tayNinh.code, "document")
            axis.inject(vpcp.code, tayNinh.code, "document", bytes(packet))
            yield* pollUntilSure(receiver)
            yield* receiver.work.drain()
            const named = byCode ? placed("DocumentId")("2087") : placed("DocumentId")(status.identifier)
            const said = placed("Code")(status.code)(named(lastTaken(axis)))
            axis.inject(tayNinh.code, vpcp.code, "status", bytes(said))
            yield* pollUntilSure(sender)
            expect(yield* standings(sender, id)).toEqual(["arrived"])
            const to = status.agency(vpcp.code).trim()
            expect((yield* sender.reports.tracking({ to })).rows.map((row) => row.document)).toEqual([id])
            expect((yield* sender.reports.documents({ receiver: to })).rows).toHaveLength(1)

            const [{ document } = { document: "" }] = yield* arrivals(receiver)
            yield* receiver.incoming.accept(document, by)
            const reply = yield* sealed(receiver, { answers: [document] })
            yield* receiver.outgoing.dispatch(reply, { to: [tayNinh.code] }, by)
            yield* receiver.work.drain()
            const answering = lastTaken(axis).replace(
              /(<edXML:ResponseFor>[\s\S]*?<edXML:Code>)[^<]*([\s\S]*?<edXML:DocumentId>)[^<]*/,
              (_, head: string, middle: string) =>
                `${head}${answer.code}${middle}${byCode ? "2087" : answer.identifier}`,
            )
            axis.inject(tayNinh.code, vpcp.code, "document", bytes(answering))
            yield* pollUntilSure(sender)
            expect((yield* sender.outgoing.get(id)).replies).toHaveLength(1)
          }).pipe(Effect.scoped),
        ),
      ),
      { numRuns: 8 },
    ))
})
