import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { it } from "@effect/vitest"
import { memoryAxis, openTestAgency } from "@lienthong/testkit"
import { Effect } from "effect"
import { describe, expect } from "vitest"
import { by, dispatched, exchangeMail, onlyArrival, openScene, pdf, vpcp } from "../scene.ts"

const bytes = (text: string) => new TextEncoder().encode(text)

const files = [
  { name: "bao-cao.pdf", bytes: pdf("báo cáo") },
  { name: "phu-luc-1.pdf", bytes: pdf("phụ lục 1") },
  { name: "phu-luc-2.pdf", bytes: pdf("phụ lục 2") },
] as const

/** Puts a file that nobody signed in the place of file number `index`, as another system may send it. */
const unsigned = (index: number) => (packet: Uint8Array) => {
  let at = -1
  const base64 = Buffer.from(pdf("không ký số")).toString("base64")
  return bytes(
    new TextDecoder()
      .decode(packet)
      .replace(/(<[\w:]*ContentTransferEncoded[^>]*>)[^<]+(<)/g, (whole, before, after) => {
        at += 1
        return at === index ? `${before}${base64}${after}` : whole
      }),
  )
}

/** A report with two annexes that came, changed on the way by another system. */
const arrived = (change: (packet: Uint8Array) => Uint8Array = (packet) => packet) =>
  Effect.gen(function* () {
    const scene = yield* openScene()
    yield* dispatched(scene.sender, [vpcp.code], { files })
    scene.axis.tamper(change)
    yield* exchangeMail(scene.sender, scene.receiver)
    return { ...scene, id: yield* onlyArrival(scene.receiver) }
  })

describe("An annex that came in a file of its own", () => {
  it.effect("is shown with the agency's seal that it carries", () =>
    Effect.gen(function* () {
      const { sender, receiver, id } = yield* arrived()
      const { content } = yield* receiver.incoming.get(id)
      expect(content?.seals).toHaveLength(3)
      expect(content?.seals).not.toContain("nobody")
      expect(content?.unsealedAnnexes).toEqual([])
      expect((yield* receiver.reports.documents({ unsealedAnnex: true })).rows).toEqual([])
      expect((yield* receiver.reports.documents({ unsealedAnnex: false })).rows).toMatchObject([
        { document: id },
      ])
      const [sent] = (yield* sender.reports.documents({ unsealedAnnex: false })).rows
      expect(sent?.attachments.map(({ sealedBy }) => sealedBy)).toEqual(["sender", "sender"])
    }),
  )

  it.effect("without that seal lets the document in as what it is, and is flagged wherever it is shown", () =>
    Effect.gen(function* () {
      const { receiver, id } = yield* arrived(unsigned(2))
      const { stage, content } = yield* receiver.incoming.get(id)
      expect(stage).toBe("arrived")
      expect(content).toMatchObject({ legalValue: "original", unsealedAnnexes: ["phu-luc-2.pdf"] })
      expect(content?.seals?.[2]).toBe("nobody")
      const [line] = (yield* receiver.reports.incoming()).rows
      expect(line?.content?.unsealedAnnexes).toEqual(["phu-luc-2.pdf"])
      const [document] = (yield* receiver.reports.documents({ unsealedAnnex: true })).rows
      expect(document?.attachments).toMatchObject([
        { name: "phu-luc-1.pdf" },
        { name: "phu-luc-2.pdf", sealedBy: "nobody" },
      ])
      yield* receiver.incoming.accept(id, by)
    }),
  )

  it.effect("is not what the document's own seal is judged by", () =>
    Effect.gen(function* () {
      const { receiver, id } = yield* arrived(unsigned(0))
      const { content } = yield* receiver.incoming.get(id)
      expect(content).toMatchObject({
        legalValue: "for-information",
        sealedBy: "nobody",
        unsealedAnnexes: [],
      })
    }),
  )
})

const samples = join(import.meta.dirname, "../../../../../../shared/samples/packets")

describe.skipIf(!existsSync(samples))("The packets that the axis publishes as examples", () => {
  for (const name of ["edoc_replacement.edxml", "edoc_update.edxml"])
    it.effect(`are let in for information, and show that nobody sealed their file: ${name}`, () =>
      Effect.gen(function* () {
        const province = { code: "000.00.00.H14", name: "Ủy ban nhân dân tỉnh" }
        const axis = memoryAxis([vpcp, province])
        const receiver = yield* openTestAgency(axis, province)
        axis.inject(province.code, vpcp.code, "document", readFileSync(join(samples, name)))
        yield* receiver.work.poll()
        const { stage, content } = yield* receiver.incoming.get(yield* onlyArrival(receiver))
        expect(stage).toBe("arrived")
        expect(content).toMatchObject({
          legalValue: "for-information",
          seals: ["nobody"],
          unsealedAnnexes: [],
        })
      }),
    )
})
