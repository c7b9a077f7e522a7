import { it } from "@effect/vitest"
import { openTestAgency, stampVerifier } from "@lienthong/testkit"
import { Effect, Layer } from "effect"
import { describe, expect } from "vitest"
import type { SignaturePolicy } from "../../../src/policy/signature-policy.ts"
import { SignatureVerifier } from "../../../src/port/signature-verifier.ts"
import type { SignatureFinding } from "../../../src/vocabulary/signature.ts"
import {
  by,
  dispatched,
  exchangeMail,
  onlyArrival,
  openScene,
  pollUntilSure,
  standings,
  tayNinh,
  vpcp,
} from "../scene.ts"

/** Finds what it is told to find, of every file that is signed. */
const finding = (...found: ReadonlyArray<SignatureFinding>) =>
  Layer.effect(
    SignatureVerifier,
    Effect.map(SignatureVerifier, ({ verify }) =>
      SignatureVerifier.of({
        verify: (file) => Effect.map(verify(file), (signed) => (signed.length === 0 ? [] : found)),
      }),
    ),
  ).pipe(Layer.provide(stampVerifier))

const chairman = "Trần Văn Lãnh Đạo"
const initial = { holder: "person", verdict: "signature-broken", signer: "Lê Thị Hoa" } as const
const person = { holder: "person", verdict: "valid", signer: chairman } as const
const seal = { holder: "agency", verdict: "valid", signer: tayNinh.name } as const

/** A document that has come with these signatures to an agency that lays this down. */
const arrived = (signaturePolicy: SignaturePolicy, ...found: ReadonlyArray<SignatureFinding>) =>
  Effect.gen(function* () {
    const { axis, sender } = yield* openScene()
    const receiver = yield* openTestAgency(axis, vpcp, { signaturePolicy, verifier: finding(...found) })
    const sent = yield* dispatched(sender)
    yield* sender.work.drain()
    yield* pollUntilSure(receiver)
    yield* exchangeMail(receiver, sender)
    return { sender, receiver, sent, document: yield* onlyArrival(receiver) }
  })

describe("A document whose signatures are not all valid", () => {
  for (const verdict of [
    "signature-broken",
    "changed-after-signing",
    "changed-as-allowed",
    "signature-unreadable",
    "certificate-untrusted",
    "certificate-expired",
    "weak-algorithm",
  ] as const)
    it.effect(`(${verdict}) is refused with that code where the agency lays nothing down`, () =>
      Effect.gen(function* () {
        const { sender, receiver, sent, document } = yield* arrived({}, { ...person, verdict }, seal)
        expect(yield* receiver.incoming.get(document)).toMatchObject({
          stage: "refused",
          refusal: { reason: verdict },
        })
        expect(yield* standings(sender, sent)).toEqual(["refused"])
        const [delivery] = yield* sender.outgoing.deliveries(sent)
        expect(delivery?.reports["02"]?.refusal?.reason).toBe(verdict)
      }),
    )

  it.effect(
    "names the algorithm that is too weak, to its sender and where the agency takes it for information",
    () =>
      Effect.gen(function* () {
        const weak = { ...person, verdict: "weak-algorithm", algorithm: "SHA-1" } as const
        const refused = yield* arrived({}, weak, seal)
        const { refusal } = yield* refused.receiver.incoming.get(refused.document)
        expect(refusal?.text).toContain("SHA-1")
        const admitted = yield* arrived({ "weak-algorithm": "for-information" }, weak, seal)
        expect(yield* admitted.receiver.incoming.get(admitted.document)).toMatchObject({
          content: {
            legalValue: "for-information",
            signatures: [{ finding: { algorithm: "SHA-1" }, admitted: { rule: "weak-algorithm" } }, {}],
          },
        })
      }),
  )

  it.effect("shows what was found and by which rule it was let in, wherever an auditor looks", () =>
    Effect.gen(function* () {
      const policy: SignaturePolicy = { "initialling-before-whole": "accept" }
      const { sender, receiver, sent, document } = yield* arrived(policy, initial, person, seal)
      const admitted = { rule: "initialling-before-whole", as: "accept" }
      const { content } = yield* receiver.incoming.get(document)
      expect(content).toMatchObject({
        legalValue: "original",
        legalValueGround: { article: "NĐ 30/2020/NĐ-CP, Điều 5.1" },
        admittedBy: [admitted.rule],
      })
      expect(content?.legalValueGround?.reason.en).toContain(
        "The signature of Lê Thị Hoa on bao-cao.pdf is broken",
      )
      expect(content?.signatures.map((each) => each.admitted)).toEqual([admitted, undefined, undefined])
      const changes = yield* receiver.store.readLog(0n, 1000)
      const event = changes.find(({ type }) => type === "Arrived")
      expect(event?.data).toContain(JSON.stringify(admitted))
      expect(
        (yield* receiver.reports.documents({ admittedBy: "initialling-before-whole" })).rows,
      ).toMatchObject([{ document, other: { legalValueReason: content?.legalValueGround?.reason } }])
      expect((yield* receiver.reports.documents({ admittedBy: "changed-before-seal" })).rows).toEqual([])
      expect(yield* receiver.incoming.accept(document, by)).toBe(1)
      const { rows: incoming } = yield* receiver.reports.incomingRegister()
      expect(incoming[0]?.remarks).toEqual([
        "Tiếp nhận theo quy định về chữ ký số: chữ ký nháy, phối hợp không hợp lệ, chữ ký chính thức hợp lệ",
      ])
      yield* exchangeMail(receiver, sender)
      expect(yield* standings(sender, sent)).toEqual(["accepted"])
    }),
  )

  it.effect(
    "is taken in for information by a number printed between its signatures, where that is laid down",
    () =>
      Effect.gen(function* () {
        const numbered = { ...person, verdict: "changed-after-signing" } as const
        const policy: SignaturePolicy = { "changed-before-seal": "for-information" }
        const { receiver, document } = yield* arrived(policy, numbered, seal)
        expect((yield* receiver.incoming.get(document)).content).toMatchObject({
          legalValue: "for-information",
          admittedBy: ["changed-before-seal"],
        })
      }),
  )
})
