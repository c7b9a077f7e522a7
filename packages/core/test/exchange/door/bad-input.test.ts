import { it } from "@effect/vitest"
import { chief, memoryAxis, type OpenedTestAgency, openTestAgency } from "@lienthong/testkit"
import { Effect } from "effect"
import { describe, expect } from "vitest"
import {
  btttt,
  by,
  dispatched,
  exchangeMail,
  onlyArrival,
  openScene,
  pdf,
  refusedBy,
  report,
  sealed,
  tayNinh,
  vpcp,
} from "../scene.ts"

type Asked = (agency: OpenedTestAgency) => Effect.Effect<unknown, Error>

const draft =
  (changes: Parameters<typeof report>[0]): Asked =>
  ({ outgoing }) =>
    outgoing.draft(report(changes), by)

describe("A draft is not taken in", () => {
  const drafts: ReadonlyArray<readonly [string, string, Asked]> = [
    [
      "whose PDF is none",
      "file-not-pdf",
      draft({ files: [{ name: "a.pdf", bytes: new Uint8Array([1, 2]) }] }),
    ],
    ["with an empty file", "file-empty", draft({ files: [{ name: "a.pdf", bytes: new Uint8Array() }] })],
    [
      "with an empty annex",
      "file-empty",
      draft({ files: [...report().files, { name: "phu-luc.txt", bytes: new Uint8Array() }] }),
    ],
    ["without a file", "no-file", draft({ files: [] })],
    ["with a file without a name", "value-invalid", draft({ files: [{ name: " ", bytes: pdf("x") }] })],
    ["without a subject", "subject-missing", draft({ subject: " \n" })],
    [
      "with a subject that says nothing, as its receiver reads it",
      "subject-missing",
      draft({ subject: "N/A" }),
    ],
    ["with a subject that nobody sees", "subject-missing", draft({ subject: "\u200B \u2060\uFEFF" })],
    ["that is a state secret", "state-secret", draft({ secrecy: "absolute-secret" })],
    ["that is due on a day that no year has", "value-invalid", draft({ dueDate: "2026-02-31" })],
    ["of an urgency that is only read", "urgency-read-only", draft({ urgency: "timed-flash" })],
  ]
  for (const [which, reason, asked] of drafts)
    it.effect(which, () =>
      Effect.gen(function* () {
        const { sender } = yield* openScene()
        expect(yield* refusedBy(sender, asked(sender))).toMatchObject({ _tag: "InputError", reason })
      }),
    )

  it.effect("nor put in place of another, when it is just as wrong", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const id = yield* sender.outgoing.draft(report(), by)
      const revised = sender.outgoing.revise(id, report({ secrecy: "secret" }), by)
      expect(yield* refusedBy(sender, revised)).toMatchObject({
        reason: "state-secret",
        // The law of the day: the ordinance that the acts of 2018 and 2025 followed.
        detail: { actVi: "Pháp lệnh Bảo vệ bí mật nhà nước 30/2000/PL-UBTVQH10" },
      })
      yield* sender.outgoing.revise(id, report({ subject: "Bản sửa" }), by)
      expect((yield* sender.outgoing.get(id)).draft.subject).toBe("Bản sửa")
    }),
  )
})

describe("A document is not dispatched", () => {
  const to = (...recipients: Parameters<OpenedTestAgency["outgoing"]["dispatch"]>[1]["to"]) => ({
    to: recipients,
  })
  const requests = [
    ["to nobody", "recipient-none", to()],
    ["to an agency that the axis does not know", "recipient-unknown", to("000.00.00.H01")],
    ["to the agency itself", "recipient-itself", to(vpcp.code, tayNinh.code)],
    ["to one recipient twice", "recipient-duplicate", to(vpcp.code, btttt.code, { code: vpcp.code })],
    ["to an identifier of the wrong form", "agency-code-malformed", to("H53 Tây Ninh")],
    ["to an empty identifier", "agency-code-malformed", to("")],
  ] as const
  for (const [which, reason, request] of requests)
    it.effect(which, () =>
      Effect.gen(function* () {
        const { sender } = yield* openScene()
        const id = yield* sealed(sender)
        const denied = yield* refusedBy(sender, sender.outgoing.dispatch(id, request, by))
        expect(denied).toMatchObject({ _tag: "InputError", reason })
        yield* sender.outgoing.dispatch(id, to(vpcp.code), by)
      }),
    )

  it.effect("to one agency under both of its codes", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const id = yield* sealed(sender)
      const denied = yield* refusedBy(sender, sender.outgoing.dispatch(id, to(btttt.code, "G14"), by))
      expect(denied).toMatchObject({ reason: "recipient-duplicate", detail: { code: "G14" } })
    }),
  )

  it.effect("twice", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const id = yield* dispatched(sender)
      const denied = yield* refusedBy(sender, sender.outgoing.dispatch(id, to(btttt.code), by))
      expect(denied).toMatchObject({ _tag: "DocumentError", reason: "dispatched-already" })
      expect(denied.sentence.vi).toContain("14:00:00 ngày 20/6/2019")
    }),
  )

  it.effect("before the agency has signed it, unless that is said expressly", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const id = yield* sender.outgoing.draft(report(), by)
      yield* sender.outgoing.signAsPerson(id, { by: chief })
      const denied = yield* refusedBy(sender, sender.outgoing.dispatch(id, to(vpcp.code), by))
      expect(denied).toMatchObject({ _tag: "DocumentError", reason: "not-sealed" })
    }),
  )
})

describe("What does not fit the state of a document", () => {
  it.effect("is denied of an outgoing one", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const { outgoing } = sender
      const deny = (reason: string, asked: Effect.Effect<unknown, Error>) =>
        Effect.gen(function* () {
          expect(yield* refusedBy(sender, asked)).toMatchObject({ _tag: "DocumentError", reason })
        })
      const id = yield* outgoing.draft(report(), by)
      yield* deny("unknown-document", outgoing.get("nowhere"))
      yield* deny("unknown-document", outgoing.signAsPerson("nowhere", { by: chief }))
      yield* deny("not-signed", outgoing.signAsAgency(id, by))
      yield* deny("not-dispatched", outgoing.recall(id, { reason: "Sai" }, by))
      yield* deny("not-dispatched", outgoing.recordPaperSent(id, { recipient: vpcp.code }, by))
      yield* outgoing.signAsPerson(id, { by: chief })
      yield* deny("signed-already", outgoing.signAsPerson(id, { by: chief }))
      yield* deny("signed-already", outgoing.revise(id, report(), by))
      yield* outgoing.signAsAgency(id, by)
      yield* deny("sealed-already", outgoing.signAsAgency(id, by))
      yield* outgoing.dispatch(id, { to: [vpcp.code, btttt.code] }, by)
      yield* deny("not-a-recipient", outgoing.recordPaperSent(id, { recipient: tayNinh.code }, by))
      yield* deny("paper-without-rule", outgoing.recordPaperSent(id, { recipient: btttt.code }, by))
      yield* outgoing.recordPaperSent(id, { recipient: vpcp.code }, by)
    }),
  )

  it.effect("is denied of an incoming one", () =>
    Effect.gen(function* () {
      const { sender, receiver } = yield* openScene()
      yield* dispatched(sender)
      yield* exchangeMail(sender, receiver)
      const id = yield* onlyArrival(receiver)
      const { incoming } = receiver
      const deny = (reason: string, asked: Effect.Effect<unknown, Error>) =>
        Effect.gen(function* () {
          expect(yield* refusedBy(receiver, asked)).toMatchObject({ reason })
        })
      yield* deny("unknown-document", incoming.accept("nowhere", by))
      yield* deny("not-registered", incoming.assign(id, { to: "Vụ Tổng hợp" }, by))
      yield* deny("not-registered", incoming.complete(id, by))
      yield* deny("no-recall-asked", incoming.agreeToRecall(id, by))
      for (const text of [" ", "N/A", "Không có"])
        yield* deny("reason-missing", incoming.refuse(id, { text }, by))
      yield* deny("value-invalid", incoming.readFile(id, 7))
      yield* incoming.accept(id, by)
      yield* deny("registered-already", incoming.accept(id, by))
      yield* deny("registered-already", incoming.refuse(id, { text: "Sai thể thức" }, by))
      yield* incoming.complete(id, by)
      yield* deny("completed-already", incoming.complete(id, by))
      yield* deny("completed-already", incoming.startProcessing(id, by))
    }),
  )

  it.effect("is denied of one that the clerk refused, with what the clerk wrote", () =>
    Effect.gen(function* () {
      const { sender, receiver } = yield* openScene()
      yield* dispatched(sender)
      yield* exchangeMail(sender, receiver)
      const id = yield* onlyArrival(receiver)
      yield* receiver.incoming.refuse(id, { text: "Sai thể thức" }, by)
      const denied = yield* refusedBy(receiver, receiver.incoming.accept(id, by))
      expect(denied).toMatchObject({ _tag: "DocumentError", reason: "refused-already" })
      expect(denied.sentence.vi).toContain("Sai thể thức")
    }),
  )
})

describe("A place that is not written as it is printed", () => {
  it.effect("is refused before the document is drafted or revised", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const id = yield* sender.outgoing.draft(report({ place: " Tây Ninh " }), by)
      expect((yield* sender.outgoing.get(id)).draft.place).toBe("Tây Ninh")
      for (const place of ["tây ninh, 5", "Tây ninh", "5", "Tây Ninh, Việt Nam", " "]) {
        const wrong = report({ place })
        for (const asked of [sender.outgoing.draft(wrong, by), sender.outgoing.revise(id, wrong, by)])
          expect(yield* refusedBy(sender, asked)).toMatchObject({ reason: "place-malformed" })
      }
    }),
  )
})

describe("An identifier that cannot be an agency's own", () => {
  it.effect("opens no exchange through the Effect API either", () =>
    Effect.gen(function* () {
      const stranger = { ...tayNinh, code: "000.00.00.H5" }
      const wrong = yield* Effect.catchDefect(
        openTestAgency(memoryAxis([stranger]), stranger),
        Effect.succeed,
      )
      expect(wrong).toMatchObject({ _tag: "InputError", reason: "own-code-malformed" })
    }),
  )

  it.effect("can be sent to, where the directory has it", () =>
    Effect.gen(function* () {
      const daNang = { code: "28.22.H17", name: "UBND xã Hòa Sơn" }
      const axis = memoryAxis([tayNinh, daNang])
      const sender = yield* openTestAgency(axis, tayNinh)
      const id = yield* sealed(sender)
      yield* sender.outgoing.dispatch(id, { to: [daNang.code] }, by)
      yield* sender.work.drain()
      expect(axis.mail(daNang.code)).toHaveLength(1)
    }),
  )
})

describe("A notation cannot be formed", () => {
  it.effect("by an agency without an abbreviation, unless the document states its own", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene({ abbreviation: null })
      const id = yield* sender.outgoing.draft(report(), by)
      yield* sender.outgoing.signAsPerson(id, { by: chief })
      const denied = yield* refusedBy(sender, sender.outgoing.signAsAgency(id, by))
      expect(denied).toMatchObject({ _tag: "InputError", reason: "notation-missing" })
      expect(yield* sender.outgoing.signAsAgency(id, { notation: "BC-VP" }, by)).toEqual({
        number: "01",
        notation: "BC-VP",
      })
    }),
  )
})
