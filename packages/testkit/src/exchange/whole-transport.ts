import type { TransportError } from "@lienthong/core"
import {
  type Acceptance,
  byteSource,
  collectBytes,
  type MailboxEntry,
  type Transport,
} from "@lienthong/core/adapter"
import { Effect } from "effect"
import type { MemorySubmission } from "./memory-mail.ts"

type Port = Transport["Service"]

/** A transport whose packets are whole in memory, for tests. */
export interface WholeTransport extends Omit<Port, "submit" | "fetch"> {
  readonly submit: (submission: MemorySubmission) => Effect.Effect<Acceptance, TransportError>
  readonly fetch: (entry: MailboxEntry) => Effect.Effect<Uint8Array, TransportError>
}

/** Submits and fetches packets that are whole in memory. Reading them never fails. */
export const wholeTransport = (transport: Port): WholeTransport => ({
  ...transport,
  submit: ({ bytes, ...submission }) =>
    Effect.catchTag(transport.submit({ ...submission, bytes: byteSource(bytes) }), "StorageError", (error) =>
      Effect.die(error),
    ),
  fetch: (entry) => collectBytes(transport.fetch(entry)),
})
