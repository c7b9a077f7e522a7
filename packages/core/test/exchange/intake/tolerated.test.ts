import { it } from "@effect/vitest"
import { Effect } from "effect"
import { describe, expect } from "vitest"
import {
  btttt,
  dispatched,
  lastTaken,
  onlyArrival,
  openScene,
  pdf,
  quietly,
  standings,
  tayNinh,
  vpcp,
} from "../scene.ts"

const bytes = (text: string) => new TextEncoder().encode(text)

const replaced = (text: string, from: string | RegExp, to: string) => {
  expect(text).toMatch(from)
  return text.replace(from, to)
}

/** A document of Tây Ninh, whose packet another system wrote. */
const received = (change: (text: string) => string, draft: Parameters<typeof dispatched>[2] = {}) =>
  Effect.gen(function* () {
    const scene = yield* openScene()
    scene.axis.hold(vpcp.code, "document")
    yield* dispatched(scene.sender, [vpcp.code], draft)
    yield* scene.sender.work.drain()
    scene.axis.inject(vpcp.code, tayNinh.code, "document", bytes(change(lastTaken(scene.axis))))
    yield* scene.receiver.work.poll()
    return scene
  })

/** A status 01 about Tây Ninh's document, as another system writes it. */
const reported = (change: (text: string) => string) =>
  Effect.gen(function* () {
    const { axis, sender, receiver } = yield* openScene()
    const id = yield* dispatched(sender)
    yield* sender.work.drain()
    yield* receiver.work.poll()
    axis.hold(tayNinh.code, "status")
    yield* receiver.work.drain()
    axis.inject(tayNinh.code, vpcp.code, "status", bytes(change(lastTaken(axis))))
    yield* sender.work.poll()
    return { sender, id }
  })

describe("What is tolerated in a packet", () => {
  it.effect("is counted by sender, in documents and in statuses, with what was written and read", () =>
    Effect.gen(function* () {
      const { receiver } = yield* received((text) => replaced(text, /Priority>0</, "Priority>Hỏa tốc<"))
      expect(yield* receiver.work.listTolerances({ from: "000.00.00.h53" })).toMatchObject([
        {
          from: tayNinh.code,
          code: "value-otherwise-written",
          path: "OtherInfo.Priority",
          kind: "document",
          count: 1,
          example: { written: "Hỏa tốc", read: "Flash" },
        },
      ])
      expect(yield* receiver.work.listTolerances({ from: btttt.code })).toEqual([])
      expect(yield* receiver.work.listTolerances({ since: "2019-06-21" })).toEqual([])
      const { sender, id } = yield* reported((text) => replaced(text, "StatusCode>01<", "StatusCode>1<"))
      expect(yield* standings(sender, id)).toEqual(["arrived"])
      expect(yield* sender.work.listTolerances()).toMatchObject([
        {
          from: vpcp.code,
          code: "value-otherwise-written",
          path: "MessageHeader.StatusCode",
          kind: "status",
          count: 1,
          example: { written: "1", read: "01 (Arrived)" },
        },
      ])
    }).pipe(quietly),
  )
})

describe("A status that names several documents", () => {
  it.effect("is about the one that is ours", () =>
    Effect.gen(function* () {
      const other =
        "<edXML:ResponseFor><edXML:OrganId>000.00.00.G14</edXML:OrganId><edXML:Code>9/BC-X</edXML:Code><edXML:DocumentId>9</edXML:DocumentId></edXML:ResponseFor>"
      const { sender, id } = yield* reported((text) =>
        replaced(text, "<edXML:ResponseFor>", `${other}<edXML:ResponseFor>`),
      )
      expect(yield* standings(sender, id)).toEqual(["arrived"])
    }).pipe(quietly),
  )
})

describe("The recipients of a packet", () => {
  it.effect("are one where both codes of one agency stand among them", () =>
    Effect.gen(function* () {
      const { receiver } = yield* received((text) => {
        const both = ["G14", "000.00.00.G14"]
          .map((code) => `<edXML:To><edXML:OrganId>${code}</edXML:OrganId></edXML:To>`)
          .join("")
        return replaced(text, "<edXML:DocumentId>", `${both}<edXML:DocumentId>`)
      })
      const arrival = yield* receiver.incoming.get(yield* onlyArrival(receiver))
      expect(arrival.envelope.addressees).toBe(2)
    }).pipe(quietly),
  )
})

describe("The main file of a document", () => {
  it.effect("is the one that both signed, though its annex stands first", () =>
    Effect.gen(function* () {
      const files = [
        { name: "cong-van.pdf", bytes: pdf("Chính") },
        { name: "phu-luc.pdf", bytes: pdf("Phụ lục") },
      ]
      const swapped = (text: string, tag: string) => {
        const form = new RegExp(`<(edXML:)?${tag}>[\\s\\S]*?</(edXML:)?${tag}>`, "g")
        const [first = "", second = ""] = text.match(form) ?? []
        const turned = [second, first]
        return text.replace(form, () => turned.shift() ?? "")
      }
      const { receiver } = yield* received((text) => swapped(swapped(text, "Reference"), "Attachment"), {
        files,
      })
      const id = yield* onlyArrival(receiver)
      const { content } = yield* receiver.incoming.get(id)
      expect(content?.legalValue).toBe("original")
      expect(content?.files.map(({ name }) => name)).toEqual(["cong-van.pdf", "phu-luc.pdf"])
      expect(content?.legalValueGround?.reason.vi).toContain("cong-van.pdf")
    }).pipe(quietly),
  )
})
