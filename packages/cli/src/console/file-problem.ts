/** Why a file cannot be used, in both languages. */
export interface FileProblem {
  readonly en: string
  readonly vi: string
}

const known: Readonly<Record<string, FileProblem>> = {
  ENOENT: { en: "there is no such file", vi: "không có tệp này" },
  ENOTDIR: { en: "its path leads through a file", vi: "đường dẫn đi qua một tệp, không phải thư mục" },
  EISDIR: { en: "it is a folder", vi: "đây là thư mục" },
  EACCES: { en: "it may not be opened by this user", vi: "người dùng này không có quyền mở" },
  EPERM: { en: "it may not be opened by this user", vi: "người dùng này không có quyền mở" },
  EMFILE: { en: "too many files are open", vi: "đang mở quá nhiều tệp" },
  ENOSPC: { en: "the disk is full", vi: "đĩa đã đầy" },
  EROFS: { en: "the disk is read-only", vi: "đĩa chỉ cho đọc" },
}

/** What the operating system says of a file, in a person's words; the system's own code for anything else. */
export const fileProblem = (cause: unknown): FileProblem => {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : ""
  if (Object.hasOwn(known, code)) return known[code] as FileProblem
  const said = code || (cause instanceof Error ? cause.message : String(cause))
  return { en: said, vi: code === "" ? "lỗi đọc, ghi tệp" : `mã lỗi của hệ điều hành: ${code}` }
}
