import { Effect } from "effect"
import type { LeasedWork } from "../../port/storage/work.ts"
import { outbox, type WorkKindName } from "../outbox/outbox.ts"
import { performDocument } from "./perform-document.ts"
import { performLookUp } from "./perform-look-up.ts"
import { performResend } from "./perform-resend.ts"
import { performStatus } from "./perform-status.ts"
import { performUpdate } from "./perform-update.ts"
import { performWatch } from "./perform-watch.ts"

/** Decodes what an item carries, and performs it. */
const reading =
  <Payload, E, R>(
    { payloadOf }: { readonly payloadOf: (work: LeasedWork) => Effect.Effect<Payload> },
    perform: (work: LeasedWork, payload: Payload) => Effect.Effect<unknown, E, R>,
  ) =>
  (work: LeasedWork) =>
    Effect.flatMap(payloadOf(work), (payload) => perform(work, payload))

/** How each kind of work in the outbox is performed. A kind without a line does not compile. */
export const performers = {
  document: reading(outbox.document, performDocument),
  status: reading(outbox.status, performStatus),
  update: reading(outbox.update, performUpdate),
  resend: reading(outbox.resend, performResend),
  watch: reading(outbox.watch, performWatch),
  "look-up": reading(outbox["look-up"], performLookUp),
} satisfies Record<WorkKindName, unknown>
