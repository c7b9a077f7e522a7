import { createHash } from "node:crypto"
import { Effect } from "effect"
import { expect } from "vitest"
import type { ContractTest } from "../contract/contract.ts"
import type { OpenSealers } from "./sealer-under-test.ts"

const statement = JSON.stringify({ from: "1", through: "40", root: "ab".repeat(32), note: "Tây Ninh" })

/** A base64 text of the same length whose bytes differ. */
const altered = (value: string) => (value.startsWith("A") ? "B" : "A") + value.slice(1)

/** Seals that hold, and seals that do not. */
export const sealing = (test: ContractTest<OpenSealers>): void => {
  test("A seal holds, also for a sealer that was opened again", function* ({ sealer, again }) {
    const signature = yield* sealer.sign(statement)
    expect(sealer.verify(statement, signature)).toBe("valid")
    expect(again.verify(statement, signature)).toBe("valid")
  })

  test("A seal is broken when its statement says something else", function* ({ sealer }) {
    const signature = yield* sealer.sign(statement)
    for (const other of ["", `${statement} `, statement.replace("40", "41"), statement.normalize("NFD")])
      expect(sealer.verify(other, signature)).toBe("broken")
  })

  test("A seal is broken when its signature was changed", function* ({ sealer }) {
    const signature = yield* sealer.sign(statement)
    for (const value of [altered(signature.value), "", "Xin chào"])
      expect(sealer.verify(statement, { ...signature, value })).toBe("broken")
  })

  test("A seal by an untrusted key is reported as such, valid or not", function* ({ sealer, stranger }) {
    const signature = yield* stranger.sign(statement)
    expect(sealer.verify(statement, signature)).toBe("unknown-key")
    expect(sealer.verify(`${statement} `, signature)).toBe("unknown-key")
  })

  test("A seal by an untrusted key does not hold under the name of a trusted one", function* ({
    sealer,
    stranger,
  }) {
    const { key, algorithm } = yield* sealer.sign(statement)
    const forged = yield* stranger.sign(statement)
    expect(sealer.verify(statement, { ...forged, key, algorithm })).toBe("broken")
  })

  test("Statements that are signed at the same time each get their own signature", function* ({ sealer }) {
    const statements = Array.from({ length: 10 }, (_, index) => JSON.stringify({ through: String(index) }))
    const signatures = yield* Effect.forEach(statements, sealer.sign, { concurrency: "unbounded" })
    for (const [index, signature] of signatures.entries())
      expect(statements.map((each) => sealer.verify(each, signature))).toEqual(
        statements.map((_, other) => (other === index ? "valid" : "broken")),
      )
  })

  test("A text is hashed by the SHA-256 of its UTF-8 bytes", function* ({ sealer }) {
    for (const text of ["", "Tây Ninh", "Tây Ninh".normalize("NFD"), "\u0000x", "😀".repeat(1_000)])
      expect(sealer.hash(text)).toBe(createHash("sha256").update(text).digest("hex"))
    yield* Effect.void
  })
}
