import { SigningError } from "@lienthong/core"
import type { SignatureHolder, SignRequest } from "@lienthong/core/adapter"
import { Effect } from "effect"
import { signedDataWriter } from "./cms/write-signed-data.ts"
import type { SigningKeySource } from "./key/signing-key.ts"
import { isSource, type SigningKeys } from "./key/signing-keys.ts"
import { damagedCertificate, holderBy } from "./key-holder.ts"

const open = Effect.fnUntraced(function* (source: SigningKeySource, holder: SignatureHolder) {
  const key = Effect.isEffect(source) ? yield* source : source
  const opened = yield* holderBy(key.certificates, holder)
  const write = yield* Effect.try({ try: () => signedDataWriter(key), catch: damagedCertificate })
  return { ...opened, write }
})

/** Opens every key, and finds the one for a request. */
export const openKeys = Effect.fnUntraced(function* ({ person, agency }: SigningKeys) {
  const one = person !== undefined && isSource(person) ? yield* open(person, "person") : undefined
  const sources = person === undefined || isSource(person) ? [] : Object.entries(person)
  const byActor = new Map(
    yield* Effect.forEach(sources, ([id, source]) =>
      Effect.map(open(source, "person"), (key) => [id, key] as const),
    ),
  )
  const seal = agency === undefined ? undefined : yield* open(agency, "agency")
  return (request: SignRequest) => (request.as === "agency" ? seal : (one ?? byActor.get(request.by.id)))
})

export const noKey = ({ as, by }: SignRequest) => {
  const detail = as === "agency" ? { holder: "the agency", holderVi: "cơ quan" } : { holder: by.name }
  return Effect.fail(new SigningError({ reason: "no-key", detail }))
}
