import { StorageError } from "../port/storage/storage-error.ts"

/** What a call meets that comes when the exchange has been closed: nothing of it was done. */
export const closedBefore = () =>
  new StorageError({
    reason: "unavailable",
    detail: {
      problem: "the exchange is closed",
      problemVi: "hệ thống đã đóng",
      next: "Nothing was done. Open the exchange again with openExchange before you call it.",
      nextVi: "Chưa thực hiện gì. Mở lại hệ thống bằng openExchange trước khi gọi.",
    },
    recorded: "nothing",
  })
