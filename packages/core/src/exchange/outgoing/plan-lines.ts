import { Effect } from "effect"
import { valueOf } from "../../document/outgoing/decide.ts"
import type { DispatchLine } from "../../document/outgoing/event.ts"
import type { Outgoing } from "../../document/outgoing/state.ts"
import { paperFor } from "../../policy/paper.ts"
import { dateOf } from "../../time/vietnam-time.ts"
import { codeOfType } from "../../vocabulary/document-type.ts"
import { now } from "../runtime/runtime.ts"
import { Settings } from "../settings/settings.ts"
import type { Recipient } from "./recipient.ts"

/** Plans how a document goes to each of its recipients, and by which rule. */
export const planLines = Effect.fnUntraced(function* (
  document: Outgoing,
  recipients: ReadonlyArray<Recipient>,
) {
  const settings = yield* Settings
  const issued = {
    by: settings.agency.code,
    on: document.numbered?.date ?? dateOf(yield* now),
  }
  return recipients.map(
    ({ name, connected, because, ...recipient }): DispatchLine => ({
      to: {
        code: recipient.code,
        name,
        ...(recipient.otherCode !== undefined && { otherCode: recipient.otherCode }),
      },
      way: paperFor({
        documentType: codeOfType(document.draft.type),
        legalValue: valueOf(document),
        matters: document.draft.matters,
        issued,
        recipient,
        connected,
        ...(because !== undefined && { because }),
        list: settings.paperList,
        governmentFocalPoints: settings.governmentFocalPoints,
      }),
    }),
  )
})
