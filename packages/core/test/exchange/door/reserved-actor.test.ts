import { it } from "@effect/vitest"
import { type Actor, AuthorizationError, authorizeBy } from "@lienthong/core"
import { system } from "@lienthong/core/agency"
import { vietnamTime } from "@lienthong/core/calendar"
import { Effect, Stream } from "effect"
import fc from "fast-check"
import { describe, expect } from "vitest"
import { isReservedId, isReservedName } from "../../../src/agency/reserved-id.ts"
import { draftBy, drafter, guest, type Loose, recordedBy } from "../intake/hostile-scene.ts"
import { contents, expectSentences, openScene, report, start } from "../scene.ts"

/** How `system` may be written so that it is shown or compared the same. */
const spellings = fc
  .tuple(
    ...[..."system"].map((letter) =>
      fc.tuple(
        fc.constantFrom(
          letter,
          letter.toUpperCase(),
          String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0),
          { s: "ѕ", y: "у", t: "Т", e: "Ε", m: "М" }[letter] ?? letter,
          `${letter}\u0301`.normalize("NFC"),
          `${letter}\u0323`,
        ),
        fc.constantFrom(
          "",
          "",
          "",
          " ",
          "\u00A0",
          "\u200B",
          "\u200D",
          "\uFEFF",
          "\u00AD",
          "\u2060",
          "\t",
          "\0",
        ),
      ),
    ),
  )
  .map((letters) => letters.flat().join(""))

describe("The library's own actor", () => {
  it("is known in any spelling that looks or compares like it", () => {
    fc.assert(
      fc.property(spellings, fc.constantFrom("", " ", "\u3164"), (id, before) => isReservedId(before + id)),
    )
    for (const id of [
      "ꜱystem",
      "sy𐑕tem",
      "ѕуѕтем",
      "systern",
      "sy5tem",
      "\u202Emetsys",
      "Hệ thống",
      "he thong",
    ])
      expect([id, isReservedId(id)]).toEqual([id, true])
    for (const id of [
      "Москва",
      "王小明李四五",
      "systems",
      "system-1",
      "he-thong",
      "SYS",
      "s",
      "",
      "nv.system",
    ])
      expect([id, isReservedId(id)]).toEqual([id, false])
  })

  it("has a name that nobody else has, however it is written", () => {
    for (const name of [
      "Hệ thống",
      "HỆ THỐNG",
      "Hệ\u200B thống",
      "Hệ thống".normalize("NFD"),
      "Ｈệ thống",
      "Hệ-thống.",
      "[Hệ thống]",
      "Нệ thống",
      "Hệ thốnɡ",
      "System",
    ])
      expect([name, isReservedName(name)]).toEqual([name, true])
    for (const name of ["Hệ Thống Nhất", "Lê Thị Hoa", "Наталья", "Hà Đông", "Trần Hệ", "Một người"])
      expect([name, isReservedName(name)]).toEqual([name, false])
  })

  it.effect("is nobody's at the door: the call is a denial, and the log has no deed in its name", () =>
    Effect.gen(function* () {
      const everyRole = ["drafter", "signer", "clerk", "leader", "administrator"]
      const { sender } = yield* openScene({ authorizer: authorizeBy(() => undefined) })
      const ids = [system.id, ...fc.sample(spellings, { numRuns: 40, seed: 7 })]
      for (const id of ids) {
        const person = { ...system, id, roles: everyRole }
        const answers = [
          yield* draftBy(sender, person),
          yield* Effect.result((sender.reports.headline as Loose)({ by: person })),
          yield* Effect.result(Stream.runDrain(sender.changes({}, { by: person as Actor }))),
        ]
        for (const answer of answers) {
          if (answer._tag === "Success" || !(answer.failure instanceof AuthorizationError))
            throw new Error(`taken: ${JSON.stringify(id)}`)
          expect(answer.failure.code).toBe("authorization/person-reserved")
          expectSentences(answer.failure)
        }
      }
      const { log, work } = yield* contents(sender)
      expect(new Set(log.map(({ type }) => type))).toEqual(new Set(["Denied"]))
      expect(work).toEqual([])
      expect((yield* sender.reports.denials()).rows[0]).toMatchObject({
        by: system,
        code: "authorization/person-reserved",
      })
    }),
  )

  it.effect("is not somebody with its name under another id, either", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const answer = yield* draftBy(sender, { ...drafter, name: "Hệ thống" })
      expect(answer).toMatchObject({
        failure: { reason: "person-reserved", detail: { claimed: "Hệ thống" } },
      })
      const forged = { ...drafter, name: "Hệ\u00A0thống" }
      expect(yield* draftBy(sender, forged)).toMatchObject({ failure: { reason: "person-reserved" } })
    }),
  )

  it.effect("is not what a longer id would be cut to, either", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const answer = yield* draftBy(sender, { ...guest, id: `system${" ".repeat(94)}x` })
      expect(answer).toMatchObject({ failure: { reason: "person-reserved" } })
      expect(yield* recordedBy(sender)).toEqual(system)
    }),
  )

  it.effect("stands in an old log where somebody took its id, and that log is still read", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const forged = { ...system, roles: ["drafter"] }
      const id = yield* sender.outgoing.draft(report(), { by: drafter })
      const [drafted] = (yield* contents(sender)).log
      yield* sender.store.commit({
        id: "old",
        at: vietnamTime(start),
        by: JSON.stringify(forged),
        appends: [
          {
            stream: `outgoing/${id}`,
            expected: 1,
            events: [
              {
                type: "Revised",
                schemaVersion: 1,
                data: (drafted?.data ?? "").replace("Drafted", "Revised"),
              },
            ],
          },
        ],
      })
      const changes = yield* Stream.runCollect(sender.changes())
      expect(changes.map((change) => change.by)).toEqual([drafter, forged])
    }),
  )
})
