import { it } from "@effect/vitest"
import type { SignatureCheck } from "@lienthong/core/adapter"
import { createPki } from "@lienthong/testkit"
import * as asn1js from "asn1js"
import { Effect } from "effect"
import { assert, describe } from "vitest"
import { encode, objectIdentifier, sequence } from "../../../src/signing/cms/asn1-encoding.ts"
import { data } from "../../../src/signing/cms/object-identifier.ts"
import { cmsMessage, contentType, messageDigest } from "../cms/cms-message.ts"
import { chief, newKey, noon, report, sealedUnasked, sign, signedBy, verify } from "../desk.ts"
import { withObjects } from "./later/later-objects.ts"

/** The document with another text, sealed by the agency. */
const changedAndSealed = (signed: Uint8Array) => {
  const text = "BT /F1 12 Tf 72 770 Td (Khac) Tj ET"
  const body = `<< /Length ${text.length} >>\nstream\n${text}\nendstream`
  return sealedUnasked(withObjects(signed, [[6, body]]))
}

const told = (bytes: Uint8Array, trust?: ReadonlyArray<string>) =>
  Effect.map(verify(changedAndSealed(bytes), trust), (findings: ReadonlyArray<SignatureCheck>) =>
    findings.map(({ verdict, besides }) => [verdict, besides]),
  )

const sealed = ["valid", undefined]

describe("A signature of a document that was changed before the agency sealed it", () => {
  it.effect("tells nothing besides if it is otherwise valid", () =>
    Effect.gen(function* () {
      const found = yield* told(yield* sign(report(), "person"))
      assert.deepEqual(found, [["changed-after-signing", undefined], sealed])
    }),
  )
  it.effect("tells besides that nobody trusts its signer, whose name anybody can write", () =>
    Effect.gen(function* () {
      const foreign = yield* Effect.promise(() => createPki({ now: noon, newKey, name: "Nơi khác" }))
      const person = { name: "Trần Thị Bích", position: "Chánh Văn phòng", agency: "Văn phòng" }
      const key = yield* Effect.promise(() => foreign.issuePerson(person))
      const found = yield* told(yield* sign(report(), "person", { key }))
      assert.deepEqual(found, [["changed-after-signing", "certificate-untrusted"], sealed])
    }),
  )
  it.effect("tells besides that its algorithm is not read here, so that nobody knows who made it", () =>
    Effect.gen(function* () {
      const algorithm = sequence(objectIdentifier("1.3.101.112"), encode(new asn1js.Null()))
      const make = (content: ReadonlyArray<Buffer>) =>
        cmsMessage({ key: chief, attributes: [contentType(data), messageDigest(content)], algorithm })
      const found = yield* told(signedBy(report(), make))
      assert.deepEqual(found, [["changed-after-signing", "signature-unreadable"], sealed])
    }),
  )
})
