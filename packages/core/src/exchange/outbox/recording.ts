import { Effect } from "effect"
import type { DocumentError } from "../../document/document-error.ts"
import type { AgencyDirectory } from "../../port/agency-directory.ts"
import type { PacketCodec } from "../../port/packet-codec.ts"
import type { Storage } from "../../port/storage/storage.ts"
import type { StorageError } from "../../port/storage/storage-error.ts"
import type { NewWork } from "../../port/storage/work.ts"
import type { Transport } from "../../port/transport.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import type { Changing } from "../change/change.ts"
import type { AxisCircuit } from "../circuit/axis-circuit.ts"
import type { Settings } from "../settings/settings.ts"
import type { SentLists } from "../unreported/sent-lists.ts"

/** What any work may use. */
export type WorkNeeds =
  | AgencyDirectory
  | AxisCircuit
  | PacketCodec
  | SentLists
  | Settings
  | Storage
  | Transport

/** A step of work that reads or records. When it fails, the attempt does not count: no retry judges it. */
export type Step<A> = Effect.Effect<A, DocumentError | StorageError, WorkNeeds>

/** What the commit that ends an attempt records beside the end of the item. */
export interface Recorded extends Partial<Pick<Changing, "changes" | "appends">> {
  /** New work, for example the same item due later. */
  readonly add?: ReadonlyArray<NewWork>
}

/** Says what to record at the time of the commit. It runs again when another writer was faster. */
export type Recording = (at: VietnamTime) => Step<Recorded>

export const nothing: Recording = () => Effect.succeed({})

/** Records what both record. */
export const both =
  (first: Recording, second: Recording): Recording =>
  (at) =>
    Effect.zipWith(first(at), second(at), (one, other) => ({
      changes: [...(one.changes ?? []), ...(other.changes ?? [])],
      appends: [...(one.appends ?? []), ...(other.appends ?? [])],
      add: [...(one.add ?? []), ...(other.add ?? [])],
    }))
