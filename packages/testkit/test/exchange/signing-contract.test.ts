import { vietnamTime } from "@lienthong/core/calendar"
import { Effect } from "effect"
import { chief, stampSigner, stampVerifier } from "../../src/index.ts"
import { signatureVerifierContract, signerContract } from "../../src/vitest/index.ts"

const desk = Effect.succeed({
  signer: stampSigner,
  verifier: stampVerifier,
  person: chief,
  at: vietnamTime(Date.parse("2026-03-02T12:00:00+07:00")),
})

signerContract("The stamp", desk, {
  without: {
    strangers: "it signs for everybody",
    validity: "it has no certificates",
    later: "it has no keys that could be elsewhere",
    earlierSignatures: "it looks at none",
  },
})

signatureVerifierContract("The reader of stamps", desk, { without: { trust: "it trusts everybody" } })
