import { StorageError } from "@lienthong/core"
import type { Reason } from "@lienthong/core/adapter"

/** What is wrong with a store's schema. */
export const unfit = (schema: string, { en, vi }: Reason): StorageError =>
  new StorageError({ reason: "store-unfit", detail: { schema, problem: en, problemVi: vi } })

/** Names for a sentence; many are cut short. */
export const listed = (names: ReadonlyArray<string>): string =>
  names.length > 8 ? `${names.slice(0, 8).join(", ")} … (${names.length})` : names.join(", ")
