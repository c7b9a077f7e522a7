import type { WorkKindName } from "../work-item/work-items.ts"
import { lookUpSending } from "./look-up-sending.ts"
import { sendAgain } from "./send-again.ts"
import { sendDocument } from "./send-document.ts"
import { sendStatus } from "./send-status.ts"
import { sendUpdate } from "./send-update.ts"
import { watchDuties } from "./watch-duties.ts"

/**
 * The outbox (việc chờ thực hiện sau khi lưu): the kinds of work to do after a commit, by the names of their
 * items. One without a line does not compile.
 */
export const outbox = {
  document: sendDocument,
  status: sendStatus,
  update: sendUpdate,
  resend: sendAgain,
  watch: watchDuties,
  "look-up": lookUpSending,
} satisfies { readonly [Name in WorkKindName]: { readonly item: { readonly name: Name } } }
