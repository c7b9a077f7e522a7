import { StorageError } from "../port/storage/storage-error.ts"

/** The error of a call that comes after the exchange is closed. Nothing of the call was done. */
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
