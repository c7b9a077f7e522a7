import fc from "fast-check"
import { assert, describe, it } from "vitest"
import { digestByOid } from "../../../src/signing/certificate/algorithm.ts"
import { weakDigest } from "../../../src/signing/certificate/weak-algorithm.ts"

/** When Circular 15/2025/TT-BKHCN came into force. */
const circular = Date.parse("2025-08-15T00:00:00+07:00")
const named: Readonly<Record<string, string>> = { sha1: "SHA-1", sha224: "SHA-224", md5: "MD5" }

describe("A digest", () => {
  it("counts at any time if the circular lists it, and until the circular if it is SHA-1 or SHA-224", () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...digestByOid.values()),
        fc.oneof(fc.constantFrom(circular - 1, circular), fc.integer({ min: 0, max: 2 * circular })),
        (digest, moment) => {
          const counts = !Object.hasOwn(named, digest) || (digest !== "md5" && moment < circular)
          assert.equal(weakDigest(digest, moment), counts ? undefined : named[digest])
        },
      ),
    ))
})
