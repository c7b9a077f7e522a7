import { createHash } from "node:crypto"
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import {
  collectBytes,
  type SignatureFinding,
  type SignatureHolder,
  SignatureVerifier,
} from "@lienthong/core/adapter"
import { chief, memoryAxis, type OpenedTestAgency, openTestAgency } from "@lienthong/testkit"
import { Clock, Effect, Layer } from "effect"
import { TestClock } from "effect/testing"
import { by, pollUntilSure, report, start, tayNinh } from "../scene.ts"

/** Packets of other systems, which stay out of the project. */
export const shared = join(import.meta.dirname, "../../../../../../shared")
/** Whether they are here. */
export const isHere = existsSync(join(shared, "field"))

export const field = (name: string) => readFileSync(join(shared, "field", name))

/** Reads the stamps of the field, which an earlier form of the test signer wrote. */
export const earlierStamps = Layer.succeed(
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
export const letter = (
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
export const received = (packet: Uint8Array, from: string, to: string, name: string = tayNinh.name) =>
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
