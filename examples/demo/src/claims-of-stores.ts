import { everyRow } from "@lienthong/core/report"
import type { Claims } from "./claims.ts"
import type { Office } from "./office.ts"
import { allOf, booksOf } from "./register-books.ts"

const gapFree = (numbers: ReadonlyArray<number>) =>
  numbers.every((number, index) => index === 0 || number === (numbers[index - 1] ?? 0) + 1)

/** Checks what must hold in every store after all acts. */
export const checkStores = async (
  sender: Office,
  offices: ReadonlyArray<Office>,
  claims: Claims,
): Promise<void> => {
  const books = await Promise.all(offices.map(({ exchange }) => booksOf(exchange)))
  claims.check(
    ["Số đi và số đến liên tục, không trùng, không nhảy số", "Register numbers have no gap and no double"],
    books.every(
      ({ outgoing, incoming }) =>
        gapFree(outgoing.map((e) => e.number)) && gapFree(incoming.map((e) => e.number)),
    ),
  )
  const board = await allOf(everyRow(sender.exchange.reports.tracking))
  const electronic = board.filter(({ way }) => way.electronic)
  claims.check(
    [
      "Mọi văn bản đã phát hành đều có kết cục ở từng nơi nhận",
      "Every dispatched document has ended at each of its recipients",
    ],
    electronic.length > 0 &&
      electronic.every(({ standing }) => ["accepted", "completed", "refused", "recalled"].includes(standing)),
    [...new Set(electronic.map(({ standing }) => standing))],
  )
  claims.check(
    ["Không văn bản nào gửi sau thời hạn của Điều 6.2", "No document left after the deadline of Art. 6.2"],
    electronic.every((line) => line.timeliness === "in-time"),
    electronic.filter((line) => line.timeliness !== "in-time").map(({ code }) => code),
  )
  const whole = await Promise.all(
    electronic
      .filter(({ standing }) => standing === "accepted" || standing === "completed")
      .map(async ({ code, to }) => {
        const office = offices.find(({ agency }) => agency.code === to.code)
        const copies = (office && (await booksOf(office.exchange)).incoming)?.filter(
          (entry) => entry.code === code && entry.from === sender.agency.name,
        )
        return copies?.length === 1
      }),
  )
  claims.check(
    [
      "Văn bản mà bên gửi thấy đã tiếp nhận có đúng một lần trong sổ văn bản đến",
      "What the sender sees as accepted stands once in the receiver's register",
    ],
    whole.every(Boolean),
  )
  const pending = await Promise.all(offices.map(({ exchange }) => exchange.work.list()))
  claims.check(
    ["Không còn gói tin hay trạng thái nào chờ gửi", "No packet and no report is left to send"],
    pending.flat().length === 0,
    pending.flat().length,
  )
}
