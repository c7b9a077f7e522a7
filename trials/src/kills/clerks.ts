import { setTimeout as wait } from "node:timers/promises"
import { isProblem, type OpenedExchange } from "@lienthong/core"
import { printCode } from "@lienthong/core/document"
import type { IncomingLine } from "@lienthong/core/report"
import { type Chance, chief, clerk } from "@lienthong/testkit"
import type { Noted } from "./journal.ts"
import type { OfficePlan } from "./office-plan.ts"

const by = { by: clerk }
const reason = { reason: "Sai số liệu" }

const bytes = (text: string) => new TextEncoder().encode(`%PDF-1.4\n${text}`)

/** What a killed store or axis may answer. */
const passing = /^(storage\/unavailable$|transport\/|directory\/)/
/** What another process of the agency may have done meanwhile. */
const overtaken = /^document\//

/** The clerks of one process, who go on until `signal` is aborted. */
export const employClerks = (
  exchange: OpenedExchange,
  { agency, others }: OfficePlan,
  chance: Chance,
  note: (noted: Noted) => void,
  signal: AbortSignal,
): Promise<unknown> => {
  const { outgoing, incoming, reports } = exchange
  const own: Array<string> = []

  /** Makes a call. Notes an answer that no clerk should get. */
  const call = async <A>(name: string, what: () => Promise<A>, allowed?: RegExp): Promise<A | undefined> => {
    try {
      return await what()
    } catch (error) {
      const code = isProblem(error) ? error.code : "none"
      const text = error instanceof Error ? error.message : String(error)
      if (!passing.test(code) && !allowed?.test(code)) note({ did: "refused", call: name, code, text })
      return undefined
    }
  }

  const issue = async (): Promise<void> => {
    const subject = `Văn bản ${chance.between(0, 1e9)} của ${agency.name}`
    const file = { name: "van-ban.pdf", bytes: bytes(chance.happens(0.3) ? "Mẫu chung" : subject) }
    const urgency = chance.pick(["ordinary", "urgent", "flash"] as const)
    const to = chance.some(others, 1, others.length)
    const id = await call("outgoing.draft", () =>
      outgoing.draft({ type: "bao-cao", subject, files: [file], urgency }, by),
    )
    if (id === undefined) return
    const sign = async () => {
      await outgoing.signAsPerson(id, { authority: "TM." }, { by: chief })
      await outgoing.signAsAgency(id, {}, by)
      const { numbered } = await outgoing.get(id)
      await outgoing.dispatch(id, { to }, by)
      return { numbered }
    }
    const done = await call("outgoing.dispatch", sign)
    if (done === undefined) return
    own.push(id)
    const { numbered } = done
    const code = numbered ? printCode(numbered.code) : ""
    note({ did: "dispatched", document: id, code, to })
  }

  const reconsider = async (): Promise<void> => {
    if (own.length === 0) return
    const id = chance.pick(own)
    await (chance.happens(0.5)
      ? call("outgoing.recall", () => outgoing.recall(id, reason, by), overtaken)
      : call(
          "outgoing.update",
          () => outgoing.update(id, { reason: "Gia hạn", dueDate: "2099-03-31" }, by),
          overtaken,
        ))
  }

  const answer = async ({ document, stage, recall, update }: IncomingLine): Promise<void> => {
    const take = (name: string, what: () => Promise<unknown>) => call(`incoming.${name}`, what, overtaken)
    const agrees = chance.happens(0.7)
    if (recall !== undefined && recall.answer === undefined)
      await (agrees
        ? take("agreeToRecall", () => incoming.agreeToRecall(document, by))
        : take("declineRecall", () => incoming.declineRecall(document, { reason: "Đã lập hồ sơ" }, by)))
    else if (update !== undefined && update.answer === undefined)
      await (agrees
        ? take("agreeToUpdate", () => incoming.agreeToUpdate(document, by))
        : take("declineUpdate", () => incoming.declineUpdate(document, { reason: "Đã báo cáo" }, by)))
    else if (stage === "arrived")
      await (agrees
        ? take("accept", () => incoming.accept(document, by))
        : take("refuse", () => incoming.refuse(document, { text: "Sai thể thức" }, by)))
    else if (stage === "registered")
      await take("assign", () => incoming.assign(document, { to: "Văn phòng" }, by))
    else if (stage === "assigned") await take("startProcessing", () => incoming.startProcessing(document, by))
    else if (stage === "processing") await take("complete", () => incoming.complete(document, {}, by))
  }

  const receive = async (): Promise<void> => {
    const found = await call("reports.incoming", () => reports.incoming({ limit: 10 }))
    for (const row of found?.rows ?? []) if (!signal.aborted && chance.happens(0.4)) await answer(row)
  }

  const repeat = async (what: () => Promise<void>, least: number, most: number): Promise<void> => {
    while (!signal.aborted) {
      await wait(chance.between(least, most))
      if (!signal.aborted) await what()
    }
  }

  return Promise.all([repeat(issue, 100, 600), repeat(reconsider, 1_000, 4_000), repeat(receive, 300, 1_500)])
}
