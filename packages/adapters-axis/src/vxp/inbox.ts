import { isSameAgencyCode, type MailboxEntry, type MessageKind } from "@lienthong/core/adapter"
import { Option } from "effect"
import { isHeaderText } from "./header-text.ts"
import { type Row, readCodes } from "./row.ts"

/** A mailbox entry with the agencies it is addressed to. */
export interface AddressedEntry {
  readonly entry: MailboxEntry
  readonly to: ReadonlyArray<string>
}

/**
 * Reads an entry. It needs an id that fits a header; an entry without one can be neither fetched nor
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

/** Whether an entry is addressed to one of the agencies. An entry without a recipient is for all of them. */
export const isFor =
  (agencies: ReadonlyArray<string>) =>
  ({ to }: AddressedEntry): boolean =>
    agencies.length === 0 ||
    to.length === 0 ||
    to.some((code) => agencies.some((agency) => isSameAgencyCode(agency, code)))
