import type { StoredEvent } from "@lienthong/core/adapter"
import { day, subject } from "./lives.ts"

const words =
  "báo cáo kế hoạch thực hiện công tác cải cách hành chính quý năm tỉnh huyện xã ngân sách đầu tư đất đai y tế giáo dục văn hóa du lịch nông nghiệp phòng chống thiên tai chuyển đổi số".split(
    " ",
  )

/** The next numbers of a simple sequence, so that every run clones the same. */
const sequence = (seed: number) => {
  let state = seed >>> 0
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

const dayOf = (number: number): string =>
  new Date(Date.UTC(2019, 5, 20) + (number % 2_600) * 86_400_000).toISOString().slice(0, 10)

/** The numbered copy of a life: another document, number, day and subject in the same events. */
export const cloneOf = (
  events: ReadonlyArray<StoredEvent>,
  direction: "sent" | "received",
  number: number,
) => {
  const next = sequence(number + (direction === "sent" ? 0 : 1_000_000))
  const words8 = Array.from({ length: 8 }, () => words[next(words.length)] ?? "").join(" ")
  const document = /^(?:outgoing|incoming)\/([^/]+)$/.exec(
    events.find(({ stream }) => /^(outgoing|incoming)\//.test(stream))?.stream ?? "",
  )?.[1]
  const copy = `${direction}-${String(number).padStart(9, "0")}`
  const date = dayOf(number)
  const change = (text: string) =>
    text
      .replaceAll(document ?? "-", copy)
      .replace(uuid, (id) => `${id}-${number}`)
      .replaceAll(subject, words8)
      .replaceAll(day, date)
      .replaceAll(day.replaceAll("-", "/"), date.replaceAll("-", "/"))
      .replaceAll(",01/BC-UBND", `,${number}/BC-UBND`)
      .replaceAll('"number":"01"', `"number":"${number}"`)
      .replaceAll('"number":1,', `"number":${number},`)
  return {
    document: copy,
    subject: words8,
    number,
    events: events.map((event) => ({ ...event, stream: change(event.stream), data: change(event.data) })),
  }
}
