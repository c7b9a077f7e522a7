import { getHashes } from "node:crypto"
import { digesting } from "../../encoding/digest.ts"
import { type InPieces, runToEnd } from "../../turns/in-pieces.ts"
import { digestByOid } from "../certificate/algorithm.ts"

/**
 * The digests that a signature may use. SHA-1 is for reading only: the signatures of the Government's own
 * gazette used it until it was withdrawn. MD5 and older digests are not supported.
 */
const accepted: ReadonlySet<string> = new Set(["sha1", "sha224", "sha256", "sha384", "sha512"])

/** Whether signatures over a digest are judged here. */
export const isAccepted = (digest: string): boolean => accepted.has(digest)

export const sha256 = "2.16.840.1.101.3.4.2.1"

const available: ReadonlySet<string> = new Set(getHashes())

/**
 * Node.js' name of a digest, or `undefined` if it is unknown. One that is not accepted is checked as well: a
 * forgery is not unreadable because it names another algorithm.
 */
export const digestName = (oid: string): string | undefined => {
  const name = digestByOid.get(oid)
  return name !== undefined && available.has(name) ? name : undefined
}

/** What was digested in pieces, by its list of pieces, which nobody changes. */
const made = new WeakMap<ReadonlyArray<Uint8Array>, Map<string, Buffer>>()

/**
 * Digests long content in turns, so that `digestOf` has it at once for this very list of pieces: a document
 * is up to some hundred megabytes, and its signature is checked in one go.
 */
export const digestInPieces = function* (
  algorithm: string,
  pieces: ReadonlyArray<Uint8Array>,
): InPieces<void> {
  const digests = made.get(pieces) ?? new Map<string, Buffer>()
  made.set(pieces, digests.set(algorithm, yield* digesting(algorithm, pieces)))
}

/** The digest of several pieces, as if they were one. */
export const digestOf = (algorithm: string, pieces: ReadonlyArray<Uint8Array>): Buffer =>
  made.get(pieces)?.get(algorithm) ?? runToEnd(digesting(algorithm, pieces))
