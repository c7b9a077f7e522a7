import { readdirSync, readFileSync } from "node:fs"
import { basename, join } from "node:path"
import { it } from "@effect/vitest"
import { memoryAxis, openTestAgency } from "@lienthong/testkit"
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import { by, onlyArrival, pollUntilSure, quietly, start, tayNinh, vpcp } from "../scene.ts"
import { earlierStamps, field, isHere, letter, received, shared } from "./field-scene.ts"

/** A document packet of the field at the Government Office, and what of it is found there. */
const arrived = (name: string) =>
  Effect.gen(function* () {
    const { receiver } = yield* received(field(name), tayNinh.code, vpcp.code)
    const document = yield* onlyArrival(receiver)
    const codes = (yield* receiver.reports.tolerances({ from: tayNinh.code })).rows.map(({ code }) => code)
    const dossier = yield* receiver.incoming.get(document)
    return { receiver, document, dossier, codes }
  })

describe.runIf(isHere)("A document of the field that is taken in", () => {
  for (const name of [
    "01a-whole-code-in-notation.edxml",
    "01b-no-number.edxml",
    "01c-whole-code-in-number.edxml",
    "01d-nonbreaking-hyphen.edxml",
    "01e-so-in-front.edxml",
  ])
    it.effect(`has the code 01/BC-UBND, by which its paper finds it: ${name}`, () =>
      Effect.gen(function* () {
        const { receiver, document, dossier, codes } = yield* arrived(name)
        expect(dossier.envelope.code).toEqual({ number: "01", notation: "BC-UBND" })
        expect(codes).toEqual(["code-otherwise-written"])
        yield* receiver.incoming.accept(document, by)
        const paper = { from: tayNinh.code, code: "01/BC-UBND", date: "2019-06-20" }
        const { verdict } = yield* receiver.incoming.recordPaperReceived(
          paper,
          { receivedOn: "2019-06-24" },
          by,
        )
        expect(verdict.outcome).not.toBe("electronic-missing")
      }).pipe(quietly),
    )

  for (const name of ["04a-date-dotnet-local.edxml", "04b-date-dotnet-utc.edxml", "04c-date-xs-date.edxml"])
    it.effect(`is of 20 June 2019: ${name}`, () =>
      Effect.gen(function* () {
        const { dossier, codes } = yield* arrived(name)
        expect(dossier.envelope.date).toBe("2019-06-20")
        expect(codes).toEqual(["date-otherwise-written"])
      }),
    )

  it.effect("is an original though its annex stands first", () =>
    Effect.gen(function* () {
      const { dossier } = yield* arrived("05a-annex-first.edxml")
      expect(dossier.content?.legalValue).toBe("original")
      expect(dossier.content?.files[0]?.name).toBe("cong-van.pdf")
    }),
  )

  it.effect("is whole though the accents of its file's name are composed otherwise", () =>
    Effect.gen(function* () {
      const { dossier, codes } = yield* arrived("05b-name-nfd.edxml")
      expect(dossier.stage).toBe("arrived")
      expect(codes).toEqual(["name-decomposed"])
    }),
  )

  it.effect("is ours though our code is in small letters", () =>
    Effect.gen(function* () {
      const { dossier, codes } = yield* arrived("06a-to-small-letters.edxml")
      expect(dossier.stage).toBe("arrived")
      expect(codes).toEqual(["agency-otherwise-written"])
    }),
  )

  it.effect("is of the greatest urgency where words say so", () =>
    Effect.gen(function* () {
      const { dossier, codes } = yield* arrived("07-priority-in-words.edxml")
      expect(dossier.envelope.urgency).toBe("flash")
      expect(codes).toEqual(["value-otherwise-written"])
    }),
  )

  it.effect("is linked both ways to our document that it answers", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(Date.parse("2019-06-01T08:00:00+07:00"))
      const axis = memoryAxis([tayNinh, vpcp])
      const receiver = yield* openTestAgency(axis, vpcp, { verifier: earlierStamps })
      const asked = yield* letter(receiver, { next: 12, notation: "VPCP-TH", to: tayNinh.code })
      axis.inject(vpcp.code, tayNinh.code, "document", field("08-answers.edxml"))
      yield* pollUntilSure(receiver)
      const { repliesTo } = yield* receiver.incoming.get(yield* onlyArrival(receiver))
      expect(repliesTo).toMatchObject([{ code: "12/VPCP-TH" }])
      expect((yield* receiver.outgoing.get(asked)).replies).toHaveLength(1)
    }),
  )

  it.effect("begins with its envelope", () =>
    Effect.gen(function* () {
      const { receiver } = yield* received(
        field("15-envelope-is-root.edxml"),
        "H37.DN.001",
        "H37.DN.002",
        "Cơ quan A",
      )
      const { envelope, content } = yield* receiver.incoming.get(yield* onlyArrival(receiver))
      expect(envelope).toMatchObject({ code: { number: "123", notation: "UBND-VP" }, date: "2026-05-06" })
      expect(content?.files).toMatchObject([{ name: "a.txt", size: 1 }])
      expect((yield* receiver.reports.tolerances()).rows.map(({ code }) => code).sort()).toEqual([
        "code-otherwise-written",
        "envelope-is-root",
        "file-otherwise-written",
        "file-unlisted",
        "packet-namespace-differs",
      ])
    }),
  )
})

describe.runIf(isHere)("Beside the documents of the field", () => {
  it.effect("paper registered as 1/BC-UBND keeps its number when 01/BC-UBND comes", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(start)
      const axis = memoryAxis([tayNinh, vpcp])
      const receiver = yield* openTestAgency(axis, vpcp, { verifier: earlierStamps })
      const number = yield* receiver.incoming.registerPaper(
        { from: tayNinh.code, code: "1/BC-UBND", date: "2019-06-20" },
        { typeName: "Báo cáo", subject: "Kết quả", receivedOn: "2019-06-20" },
        by,
      )
      axis.inject(vpcp.code, tayNinh.code, "document", field("07-priority-in-words.edxml"))
      yield* pollUntilSure(receiver)
      expect(yield* receiver.incoming.accept(yield* onlyArrival(receiver), by)).toBe(number)
    }),
  )

  it.effect("one whose files stand under elements that nobody knows is refused with where they stand", () =>
    Effect.gen(function* () {
      const { axis } = yield* received(field("14-attachment-elements-unknown.edxml"), tayNinh.code, vpcp.code)
      expect(axis.mail(vpcp.code)[0]?.acknowledged?.description).toMatch(/^\[not-edxml\] .*edXMLAttachments/)
    }).pipe(quietly),
  )

  for (const name of ["duplicate-elements.edxml", "two-headers.edxml"])
    it.effect(
      `one that readers understand differently is refused, and nothing of it is taken in: ${name}`,
      () =>
        Effect.gen(function* () {
          const packet = field(`axis/${name}`)
          const [to = ""] = /<edXML:To>\s*<edXML:OrganId>([^<]*)/.exec(packet.toString())?.slice(1) ?? []
          const { axis, receiver } = yield* received(packet, tayNinh.code, to)
          expect(axis.mail(to)[0]?.acknowledged?.description).toMatch(/^\[ambiguous-element\] .* \| .*/)
          expect((yield* receiver.reports.incoming()).rows).toEqual([])
        }).pipe(quietly),
    )

  it("each packet has its value here", () => {
    const tests = ["field-packets.test.ts", "field-statuses.test.ts"]
    const here = tests.map((name) => readFileSync(join(import.meta.dirname, name), "utf8")).join("")
    const packets = readdirSync(join(shared, "field"), { recursive: true, encoding: "utf8" })
      .filter((path) => /\.(edxml|xml)$/.test(path))
      .map((path) => basename(path).replace(/^(one-.*)\.edxml$/, "$1"))
    expect(packets.filter((name) => !here.includes(name))).toEqual([])
    expect(packets.length).toBeGreaterThan(20)
  })

  for (const name of ["one-k.ZIP", "one-l.docx", "one-m.txt"])
    it.effect(`the file ${name} comes as it was sent`, () =>
      Effect.gen(function* () {
        const packet = field(`axis/${name}.edxml`)
        const { receiver } = yield* received(packet, tayNinh.code, "000.00.00.H14")
        const document = yield* onlyArrival(receiver)
        const { content } = yield* receiver.incoming.get(document)
        expect(content?.files.map((file) => file.name)).toEqual([name.slice("one-".length)])
        const bytes = yield* receiver.incoming.readFile(document, 0, by)
        const written = /ContentTransferEncoded[^>]*>([^<]+)</.exec(packet.toString())?.[1]
        expect(Buffer.from(bytes).toString("base64")).toBe(written?.replace(/\s/g, ""))
      }),
    )
})
