import { createHash } from "node:crypto"
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { it } from "@effect/vitest"
import {
  collectBytes,
  type SignatureFinding,
  type SignatureHolder,
  SignatureVerifier,
} from "@lienthong/core/adapter"
import { chief, memoryAxis, type OpenedTestAgency, openTestAgency } from "@lienthong/testkit"
import { Clock, Effect, Layer } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import {
  btttt,
  by,
  dispatched,
  onlyArrival,
  openScene,
  pollUntilSure,
  quietly,
  report,
  standings,
  start,
  tayNinh,
  vpcp,
} from "../scene.ts"

/** Packets of other systems, which stay out of the project. */
const shared = join(import.meta.dirname, "../../../../../../shared")
const field = (name: string) => readFileSync(join(shared, "field", name))

/** Reads the stamps of the field, which an earlier form of the test signer wrote. */
const earlierStamps = Layer.succeed(
  SignatureVerifier,
  SignatureVerifier.of({
    verify: ({ bytes: { stream } }) =>
      Effect.map(collectBytes(stream), (bytes) => {
        const text = Buffer.from(bytes).toString("latin1")
        return [...text.matchAll(/\n%stamp (person|agency) (\w+) \S+ (\S+)/g)].map(
          ({ index, 1: holder, 2: digest, 3: signer = "" }): SignatureFinding => ({
            holder: holder as SignatureHolder,
            verdict:
              createHash("sha256").update(text.slice(0, index), "latin1").digest("hex") === digest
                ? "valid"
                : "signature-broken",
            signer: decodeURIComponent(signer),
          }),
        )
      }),
  }),
)

/** An official letter of an agency, dispatched under a number and notation of a year. */
const letter = (
  agency: OpenedTestAgency,
  { next, notation, to }: { readonly next: number; readonly notation: string; readonly to: string },
) =>
  Effect.gen(function* () {
    const year = new Date(yield* Clock.currentTimeMillis).getUTCFullYear()
    yield* agency.registers.open({ register: "outgoing", year, next }, by)
    const id = yield* agency.outgoing.draft(report({ type: "cong-van", subject: "V/v liên thông" }), by)
    yield* agency.outgoing.signAsPerson(id, { authority: "TM." }, { by: chief })
    yield* agency.outgoing.signAsAgency(id, { notation }, by)
    yield* agency.outgoing.dispatch(id, { to: [to] }, by)
    yield* agency.work.drain()
    return id
  })

/** An agency on an axis of its own, with what a packet says of its sender and receivers. */
const received = (packet: Uint8Array, from: string, to: string, name: string = tayNinh.name) =>
  Effect.gen(function* () {
    yield* TestClock.setTime(start)
    const axis = memoryAxis([
      { code: from, name },
      { code: to, name: to },
    ])
    const receiver = yield* openTestAgency(axis, { code: to, name: to }, { verifier: earlierStamps })
    axis.inject(to, from, "document", packet)
    yield* pollUntilSure(receiver)
    return { axis, receiver }
  })

/** A document packet of the field at the Government Office, and what of it is found there. */
const arrived = (name: string) =>
  Effect.gen(function* () {
    const { receiver } = yield* received(field(name), tayNinh.code, vpcp.code)
    const document = yield* onlyArrival(receiver)
    const codes = (yield* receiver.reports.tolerances({ from: tayNinh.code })).rows.map(({ code }) => code)
    const dossier = yield* receiver.incoming.get(document)
    return { receiver, document, dossier, codes }
  })

/** A status of the field about Tây Ninh's document 01/BC-UBND, at Tây Ninh. */
const reported = (name: string) =>
  Effect.gen(function* () {
    const { axis, sender } = yield* openScene()
    const id = yield* dispatched(sender)
    yield* sender.work.drain()
    axis.inject(tayNinh.code, vpcp.code, "status", field(name))
    yield* pollUntilSure(sender)
    const codes = (yield* sender.reports.tolerances({ from: vpcp.code })).rows.map(({ code }) => code)
    return { stands: yield* standings(sender, id), codes }
  })

describe.runIf(existsSync(join(shared, "field")))("A document of the field that is taken in", () => {
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

describe.runIf(existsSync(join(shared, "field")))("A status of the field", () => {
  for (const [name, stands, ...codes] of [
    ["02a-status-number-not-padded.xml", "accepted", "code-otherwise-written"],
    ["02b-status-slash-in-front.xml", "accepted", "code-otherwise-written"],
    ["02c-status-long-dash.xml", "accepted", "code-otherwise-written"],
    ["03-status-2.xml", "refused", "value-otherwise-written"],
    [
      "13-soap-envelope-status.xml",
      "accepted",
      "code-otherwise-written",
      "date-otherwise-written",
      "date-otherwise-written",
      "packet-namespace-differs",
      "soap-wrapped",
    ],
  ] as const)
    it.effect(`finds its document, and its departures are counted: ${name}`, () =>
      Effect.gen(function* () {
        const found = yield* reported(name)
        expect({ ...found, codes: found.codes.sort() }).toEqual({ stands: [stands], codes })
      }),
    )

  it.effect("with an identifier in letters and marks finds its document", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(start)
      const axis = memoryAxis([btttt, vpcp])
      const sender = yield* openTestAgency(axis, btttt)
      const id = yield* letter(sender, { next: 1, notation: "BTTTT-ƯDCNTT", to: vpcp.code })
      axis.inject(btttt.code, vpcp.code, "status", field("06b-status-identifier-nfd.xml"))
      yield* pollUntilSure(sender)
      expect(yield* standings(sender, id)).toEqual(["arrived"])
    }),
  )

  it.effect("that recalls 1/BC-UBND asks for 01/BC-UBND back", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      yield* dispatched(sender)
      yield* sender.work.drain()
      yield* receiver.work.poll()
      axis.inject(vpcp.code, tayNinh.code, "status", field("02d-recall-number-not-padded.xml"))
      yield* pollUntilSure(receiver)
      expect((yield* receiver.incoming.get(yield* onlyArrival(receiver))).recall?.reason).toBe("Sai")
      expect((yield* receiver.reports.tolerances()).rows).toMatchObject([
        { code: "code-otherwise-written", example: { written: "1/BC-UBND", read: "01/BC-UBND" } },
      ])
    }),
  )
})

describe.runIf(existsSync(join(shared, "field")))("Beside the documents of the field", () => {
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
