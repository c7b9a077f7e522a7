import { createHash } from "node:crypto"
import { Effect, type Scope } from "effect"

/** How many simulations of this process run now. */
let running = 0
let ofThreads: typeof crypto.subtle.digest | undefined

const names: Readonly<Record<string, string>> = {
  "SHA-256": "sha256",
  "SHA-384": "sha384",
  "SHA-512": "sha512",
}

const atOnce: typeof crypto.subtle.digest = async (algorithm, data) => {
  const name = typeof algorithm === "string" ? algorithm : algorithm.name
  const bytes = ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data)
  const digest = createHash(names[name] ?? name)
    .update(bytes)
    .digest()
  return new Uint8Array(digest).buffer
}

/**
 * Makes digests be computed on the calling thread while a simulation runs, because a pool of threads answers
 * in another order each time.
 */
export const digestsAtOnce: Effect.Effect<void, never, Scope.Scope> = Effect.acquireRelease(
  Effect.sync(() => {
    if (running++ > 0) return
    ofThreads = crypto.subtle.digest
    crypto.subtle.digest = atOnce
  }),
  () =>
    Effect.sync(() => {
      if (--running === 0 && ofThreads) crypto.subtle.digest = ofThreads
    }),
)
