import { everyRow } from "@lienthong/core/report"
import type { Habit } from "./neighbour.ts"
import { type Office, whoIs } from "./office.ts"

/** How far each habit brings a document. */
const stepsOf: Readonly<Record<Habit, number>> = {
  completes: 4,
  processes: 3,
  assigns: 2,
  accepts: 1,
  refuses: 0,
  "reads-late": 0,
}

/** A neighbouring agency deals with what has come, by its habit. */
export const answerByHabit = async (office: Office, habit: Habit): Promise<void> => {
  if (habit === "reads-late") return
  const { incoming, reports } = office.exchange
  const by = { by: whoIs(office, "clerk") }
  for await (const { document } of everyRow(reports.incoming, { stage: "arrived" })) {
    if (habit === "refuses") {
      const reason = { reason: "attachment-damaged", text: "Tệp phụ lục 2 bị hỏng, không mở được." } as const
      await incoming.refuse(document, reason, by)
      continue
    }
    const steps = [
      () => incoming.accept(document, by),
      () => incoming.assign(document, { to: office.units[0] ?? "Văn phòng" }, by),
      () => incoming.startProcessing(document, by),
      () => incoming.complete(document, { note: "Đã thực hiện" }, by),
    ]
    for (const step of steps.slice(0, stepsOf[habit])) await step()
  }
}
