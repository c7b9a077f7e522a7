import { Effect, Option } from "effect"
import type { Storage } from "../../port/storage/storage.ts"
import type { StorageError } from "../../port/storage/storage-error.ts"
import type { MailboxEntry } from "../../port/transport.ts"
import { findAnswered } from "./entry-marks.ts"
import type { OpenedEntry } from "./opened-entry.ts"
import type { Answer } from "./recorded-answer.ts"

const sha256 = async (bytes: Uint8Array): Promise<string> => {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("")
}

/** Fingerprints a fetched packet by its bytes and its deliverer. */
export const printOf = ({ from }: MailboxEntry, bytes: Uint8Array): Effect.Effect<string> =>
  Effect.promise(async () => sha256(new TextEncoder().encode(`${await sha256(bytes)} ${from}`)))

/** An entry by its name here, with the answer of its packet if that was handled before. */
interface NamedEntry {
  readonly entry: OpenedEntry
  readonly answer?: Answer
}

/** Enough of a fingerprint to tell the packets of one id apart. */
const shortPrint = 32

const nameAs = (
  entry: OpenedEntry & { readonly axisId: string; readonly print: string },
): Effect.Effect<NamedEntry, StorageError, Storage> =>
  Effect.flatMap(Effect.map(findAnswered(entry), Option.getOrUndefined), (known) => {
    if (known === undefined) return Effect.succeed({ entry })
    if (known.print === entry.print) return Effect.succeed({ entry, answer: known.answer })
    const id = `${entry.id}#${entry.print.slice(0, shortPrint)}`
    return nameAs({ ...entry, id, ...(known.print === undefined && { answeredUnprinted: known.answer }) })
  })

/**
 * Names an entry by its id and, where another packet was answered under that id, by its packet as well. An
 * axis may use an id again once its entry was acknowledged, a new platform counts from one again, and a
 * mailbox may list one id twice: each packet is handled and answered for itself.
 */
export const nameEntry = (listed: MailboxEntry, print: string) =>
  nameAs({ ...listed, axisId: listed.id, print })
