import { type InputError, reject } from "../../vocabulary/input-error.ts"
import type { PromiseStorage } from "./promise-storage.ts"
import type { PromiseViewStore } from "./view-store-from.ts"

type Required = {
  [Name in keyof PromiseStorage as undefined extends PromiseStorage[Name] ? never : Name]: true
}

/** Every function that a store must have. A function missing from this list does not compile. */
const required: Required = {
  commit: true,
  readStream: true,
  readLast: true,
  readLog: true,
  logHead: true,
  findMark: true,
  leaseWork: true,
  nextDue: true,
  listWork: true,
  findWork: true,
  leaseCheckpoint: true,
  listCheckpoints: true,
  putBlob: true,
  getBlob: true,
}

/** Every function that views must have, if a store has views. */
const requiredOfViews: Record<keyof PromiseViewStore, true> = {
  open: true,
  list: true,
  get: true,
  advance: true,
  page: true,
  search: true,
  count: true,
  activate: true,
  replace: true,
  drop: true,
}

const missingOf = (given: unknown, names: object): ReadonlyArray<string> =>
  Object.keys(names).filter(
    (name) => typeof (given as Readonly<Record<string, unknown>> | null | undefined)?.[name] !== "function",
  )

/**
 * The error when `open` returns something other than a store, for example because the adapter's function
 * itself was given instead of its result.
 */
export const missingFunctions = (given: PromiseStorage): InputError | undefined => {
  const inStore = missingOf(given, required)
  const missing =
    inStore.length === 0 && given.views != null
      ? missingOf(given.views, requiredOfViews).map((name) => `views.${name}`)
      : inStore
  return missing.length === 0 ? undefined : opensNoStore(`: ${missing.join(", ")} is missing`)
}

/** The error for a function that opens no store, such as an adapter's own that was to be called. */
export const opensNoStore = (why = ""): InputError =>
  reject("value-invalid", {
    field: "storage",
    problem: `the function given for it does not open a store${why}.`,
    problemVi: "hàm được khai báo không mở kho lưu trữ.",
    next: 'Pass the result of an adapter, such as `sqlite("tay-ninh.db")`, or a function that returns all functions of a store.',
    nextVi: 'Khai báo kết quả của bộ nối, ví dụ `sqlite("tay-ninh.db")`, hoặc hàm trả về đủ các hàm của kho.',
  })
