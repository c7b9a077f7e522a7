import type { MailboxEntry, MessageKind } from "@lienthong/core/adapter"
import { Option } from "effect"
import { isHeaderText } from "./header-text.ts"
import { type Row, readCodes } from "./row.ts"

/** A mailbox entry with the agencies it is for. */
export interface AddressedEntry {
  readonly entry: MailboxEntry
  readonly to: ReadonlyArray<string>
}

/**
 * An entry needs an id that can be sent back in a header; without one it can be neither fetched nor
 * acknowledged.
 */
export const readEntry =
  (kind: MessageKind) =>
  (row: Row): Option.Option<AddressedEntry> =>
    Option.fromNullishOr(row.text("docId", "id")).pipe(
      Option.filter(isHeaderText),
      Option.map((id) => ({
        entry: { id, kind, from: row.text("from", "fromCode") ?? "" },
        to: readCodes(row.text("to", "toCode")),
      })),
    )

/** Whether an entry is for one of the agencies; one without a recipient is everyone's. */
export const isFor =
  (agencies: ReadonlyArray<string>) =>
  ({ to }: AddressedEntry): boolean =>
    agencies.length === 0 || to.length === 0 || to.some((code) => agencies.includes(code))
