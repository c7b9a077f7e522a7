import { StorageError } from "@lienthong/core"
import { type Commit, findUnstorable, type Reason, storableText } from "@lienthong/core/adapter"
import pg from "pg"
import { encryptionFault } from "./encryption-fault.ts"
import { lastStep } from "./schema-steps.ts"

/** The meaning of an SQLSTATE, or of the two letters of its class, for the server's operators. */
const problems: Readonly<Record<string, Reason>> = {
  "08": {
    en: "the connection to the server was lost",
    vi: "mất kết nối tới máy chủ",
  },
  "25006": {
    en: "the server is a standby, on which nothing is written: write on the primary",
    vi: "máy chủ dự phòng không cho phép ghi: cần ghi trên máy chủ chính",
  },
  "26000": {
    en: "a prepared statement is gone, as behind a pooler that does not keep them: turn preparedStatements off",
    vi: "câu lệnh chuẩn bị sẵn không còn, như khi qua bộ gộp kết nối: cần tắt `preparedStatements`",
  },
  "28": {
    en: "the server refused the login",
    vi: "máy chủ từ chối đăng nhập",
  },
  "3D000": {
    en: "the database does not exist",
    vi: "không có cơ sở dữ liệu này",
  },
  "40": {
    en: "transactions kept conflicting with each other",
    vi: "các giao dịch liên tục xung đột với nhau",
  },
  "42501": {
    en: "the login may not do this, or may not act as the role of the store",
    vi: "tài khoản không được làm việc này, hoặc không được dùng vai trò của kho",
  },
  "53100": {
    en: "the disk of the server is full",
    vi: "ổ đĩa máy chủ đã đầy",
  },
  "53": {
    en: "the server has run out of resources",
    vi: "máy chủ hết tài nguyên",
  },
  "55P03": {
    en: "another transaction has held a lock for too long",
    vi: "giao dịch khác giữ khóa quá lâu",
  },
  "57": {
    en: "the server is stopping, starting or has ended the statement",
    vi: "máy chủ đang dừng, đang khởi động hoặc đã ngắt câu lệnh",
  },
  "58": {
    en: "the server's disk reported an error",
    vi: "ổ đĩa máy chủ báo lỗi",
  },
  LT001: {
    en: "the upload of the file was dropped on the server: put the file again",
    vi: "việc tải tệp lên bị hủy trên máy chủ: cần lưu lại tệp",
  },
  XX: {
    en: "the server reported damaged data or an internal error",
    vi: "máy chủ báo dữ liệu hỏng hoặc lỗi nội bộ",
  },
}

/** The messages of Node and the driver for a server that is absent or gone. */
const isConnectionLost = (error: Error): boolean =>
  ("code" in error && typeof error.code === "string" && /^E[A-Z]+$/.test(error.code)) ||
  /^Connection terminated|^timeout (exceeded|expired)|^Client has encountered a connection error|^Query read timeout/.test(
    error.message,
  )

/** The error of a store that does not answer, with the cause in both languages if it is known in both. */
export const unavailable = (problem: string | Reason, cause?: unknown, next?: Reason): StorageError =>
  new StorageError({
    reason: "unavailable",
    detail: {
      ...(typeof problem === "string" ? { problem } : { problem: problem.en, problemVi: problem.vi }),
      ...(next && { next: next.en, nextVi: next.vi }),
    },
    ...(cause === undefined ? {} : { cause }),
  })

/** The error of a store that this process has closed. */
export const closed = (): StorageError => new StorageError({ reason: "closed", detail: {} })

/**
 * Whether the server rejects a text that it cannot store: an invalid character, half a character in JSON, a
 * name too long for an index.
 */
const isTextRefused = (thrown: unknown): thrown is pg.DatabaseError =>
  thrown instanceof pg.DatabaseError && /^(22021|22P05|22P02|54000)$/.test(thrown.code ?? "")

const textInvalid = (detail: { readonly field: string; readonly text: string }, cause: unknown) =>
  new StorageError({ reason: "text-invalid", detail, cause })

/**
 * Whether a function of the store or a column that this release knows is not there, or no longer. An operator
 * or a function of somebody else's trigger that is missing has the same SQLSTATE as a function of the store.
 */
const isOfOtherRelease = ({ code, message }: pg.DatabaseError, schema: string | undefined): boolean =>
  code === "42703" || (code === "42883" && schema !== undefined && message.includes(` ${schema}.`))

/** The error of an agency that is being moved, or was: the function `refuse_moved` raises it. */
const movedError = ({ message, detail, ...cause }: pg.DatabaseError): StorageError => {
  const [agency = "", server = ""] = JSON.parse(detail ?? "[]") as ReadonlyArray<string>
  const reason = message === "left" ? "agency-moved" : "agency-arriving"
  return new StorageError({ reason, detail: { agency, server }, cause })
}

/**
 * Turns what the driver threw into a typed error: `text-invalid` if the server rejected the text of a value;
 * `closed` if this process has closed the store; `schema-too-new` if a function of the schema that this
 * release calls is gone; `unavailable` for any other answer, for a lost connection and for one that TLS
 * refused. Anything else is a defect and is rethrown.
 */
export const storageErrorOf = (
  thrown: unknown,
  values: ReadonlyArray<unknown> = [],
  schema?: string,
): StorageError => {
  if (thrown instanceof StorageError) return thrown
  if (thrown instanceof Error && thrown.message === "Cannot use a pool after calling end on the pool")
    return closed()
  if (isTextRefused(thrown)) {
    const text =
      values.flat().find((value) => typeof value === "string" && value !== storableText(value)) ?? ""
    return textInvalid({ field: "text", text: storableText(String(text)).slice(0, 100) }, thrown)
  }
  if (thrown instanceof pg.DatabaseError && isOfOtherRelease(thrown, schema)) {
    const detail = { found: "another release", known: lastStep }
    return new StorageError({ reason: "schema-too-new", detail, cause: thrown })
  }
  if (thrown instanceof pg.DatabaseError && thrown.code === "LT002") return movedError(thrown)
  if (thrown instanceof pg.DatabaseError) {
    const code = thrown.code ?? "XX000"
    const problem = problems[code] ?? problems[code.slice(0, 2)]
    return unavailable(
      problem ?? {
        en: `PostgreSQL refused the statement (${code})`,
        vi: `PostgreSQL từ chối câu lệnh (${code})`,
      },
      thrown,
    )
  }
  const fault = thrown instanceof Error ? encryptionFault(thrown) : undefined
  if (fault) return unavailable(fault.problem, thrown, fault.next)
  if (thrown instanceof Error && isConnectionLost(thrown)) {
    return unavailable(
      {
        en: "the server cannot be reached, or the connection to it was lost",
        vi: "không kết nối được máy chủ hoặc đã mất kết nối",
      },
      thrown,
    )
  }
  throw thrown
}

/** The same for a commit, naming the field. */
export const commitErrorOf = (thrown: unknown, commit: Commit, schema: string): StorageError =>
  isTextRefused(thrown)
    ? textInvalid(findUnstorable(commit) ?? { field: "commit", text: storableText(commit.id) }, thrown)
    : storageErrorOf(thrown, [], schema)

/**
 * Whether the server aborted a statement because of others, so that it changed nothing and may succeed now.
 */
export const isBrokenOff = (thrown: unknown): boolean =>
  thrown instanceof pg.DatabaseError && /^(40P01|40001)$/.test(thrown.code ?? "")

/** Whether a lock could not be acquired in time. */
export const isLockTimeout = (thrown: unknown): boolean =>
  thrown instanceof pg.DatabaseError && thrown.code === "55P03"

/** Whether there is no connection any more: what was sent over it may have been done. */
export const isLost = (thrown: unknown): boolean =>
  thrown instanceof pg.DatabaseError
    ? /^(08|57P0[1235])/.test(thrown.code ?? "")
    : thrown instanceof Error && isConnectionLost(thrown)

/** Whether the server stayed silent for too long: asking again would mean waiting as long again. */
export const isSilent = (thrown: unknown): boolean =>
  thrown instanceof Error && "code" in thrown && thrown.code === "ETIMEDOUT"
