import type { IncomingEvent } from "../document/incoming/event.ts"
import { printDate } from "../time/vietnam-time.ts"
import type { Reason } from "../vocabulary/ground.ts"

type Work = Extract<IncomingEvent, { readonly _tag: "Assigned" | "DeadlineExtended" }>

/** Says who leads, who takes part and by when, or until when that was extended. */
export const describeWork = (event: Work): Reason => {
  if (event._tag === "DeadlineExtended")
    return {
      en: `The deadline was extended to ${event.due}.`,
      vi: `Gia hạn giải quyết đến ${printDate(event.due)}.`,
    }
  const { to, joining = [], due } = event
  const english = [`${to} leads`, ...(joining.length === 0 ? [] : [`with ${joining.join(", ")}`])]
  const vietnamese = [
    `Giao ${to} chủ trì`,
    ...(joining.length === 0 ? [] : [`phối hợp: ${joining.join(", ")}`]),
  ]
  return {
    en: `${[...english, ...(due === undefined ? [] : [`due on ${due}`])].join("; ")}.`,
    vi: `${[...vietnamese, ...(due === undefined ? [] : [`hạn giải quyết ${printDate(due)}`])].join("; ")}.`,
  }
}
