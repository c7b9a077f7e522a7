import { Option, Schema } from "effect"
import { SealEvent, type SealSignature } from "./event.ts"
import { LogError } from "./log-error.ts"
import type { HashText } from "./merkle.ts"
import { readSealText, type SealStatement, sealStart } from "./seal.ts"
import type { SealVerdict } from "./seal-verdict.ts"
import type { StoredEvent } from "./stored-event.ts"

/** A seal, checked as far as possible without the events it covers. */
export interface ReadSeal {
  /** The position of the seal itself, as text like the positions that it states. */
  readonly position: string
  readonly from: string
  readonly through: string
  /** What is wrong with the seal on its own. */
  readonly fault?: LogError
  readonly statement?: SealStatement
  /** The SHA-256 of its statement. A copy kept elsewhere finds the seal again. */
  readonly hash: string
}

/** Checks a signature. Without it signatures are not checked. */
export type JudgeSeal = (statement: string, signature: SealSignature) => SealVerdict

const decode = Schema.decodeUnknownOption(Schema.fromJsonString(SealEvent))

/** Reads the events of the stream of seals, in order. */
export const readSeals = (
  events: Iterable<StoredEvent>,
  options: { readonly agency: string; readonly hash: HashText; readonly judge?: JudgeSeal | undefined },
): ReadonlyArray<ReadSeal> => {
  const { agency, hash, judge } = options
  let previous: string = sealStart
  let last = "0"
  const seals: Array<ReadSeal> = []
  for (const { position: place, data } of events) {
    const position = String(place)
    const fault = (reason: LogError["reason"], detail = {}) =>
      new LogError({ reason, detail: { position, ...detail } })
    const event = Option.getOrUndefined(decode(data))
    const statement = event && Option.getOrUndefined(readSealText(event.statement))
    if (event === undefined || statement === undefined) {
      seals.push({ position, from: last, through: last, fault: fault("seal-unreadable"), hash: "" })
      continue
    }
    const { from, through } = statement
    const follows =
      statement.previous === previous &&
      statement.agency === agency &&
      BigInt(from) > BigInt(last) &&
      BigInt(through) >= BigInt(from) &&
      place > BigInt(through)
    const verdict = judge?.(event.statement, event.signature) ?? "valid"
    const wrong =
      verdict === "unknown-key"
        ? fault("seal-key-unknown", { key: event.signature.key })
        : verdict === "broken"
          ? fault("seal-signature-broken")
          : follows
            ? undefined
            : fault("seal-order")
    previous = hash(event.statement)
    last = through
    seals.push({ position, from, through, statement, hash: previous, ...(wrong && { fault: wrong }) })
  }
  return seals
}
