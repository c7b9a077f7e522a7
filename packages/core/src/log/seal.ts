import { type Option, Schema } from "effect"
import { AgencyCode } from "../agency/agency-code.ts"
import { VietnamTime } from "../time/vietnam-time.ts"
import { Digest } from "../vocabulary/file.ts"
import { chainStart, type StoredEvent } from "./stored-event.ts"

const Position = Schema.String.check(Schema.isPattern(/^[1-9]\d*$/))

/**
 * What a seal states (niêm phong nhật ký): that these were all events of the agency between two positions.
 * Positions are texts of decimal digits, because JSON numbers are exact only up to 2^53.
 */
export const SealStatement = Schema.Struct({
  agency: AgencyCode,
  /**
   * The positions of the first and the last sealed event. There is no other event between them, nor before
   * the first.
   */
  from: Position,
  through: Position,
  count: Schema.Int,
  /** The Merkle root over the events, in order; a leaf is {@link sealLeaf}. */
  root: Digest,
  /** The hash of the previous statement; 64 zeros in the first. */
  previous: Digest,
  at: VietnamTime,
})
export interface SealStatement extends Schema.Schema.Type<typeof SealStatement> {}

/** Takes the place of the previous hash in the first statement. */
export const sealStart = chainStart as Digest

/** The leaf of an event: its position and its hash, which binds everything else. */
export const sealLeaf = ({ position, hash }: Pick<StoredEvent, "position" | "hash">): string =>
  `${position} ${hash}`

/** The text of a statement that is signed: JSON with its keys in this order and without whitespace. */
export const sealText = ({ agency, at, count, from, previous, root, through }: SealStatement): string =>
  JSON.stringify({ agency, at, count, from, previous, root, through })

/** Reads a statement. Returns nothing when the text differs in any way from a printed statement. */
export const readSealText = (text: string): Option.Option<SealStatement> =>
  Schema.decodeUnknownOption(
    Schema.fromJsonString(SealStatement).check(
      Schema.makeFilter((statement) => sealText(statement) === text),
    ),
  )(text)
