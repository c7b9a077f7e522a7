import { problemClass } from "@lienthong/core/adapter"
import type { UnusableFile } from "../console/read-bytes.ts"

const checkPath = { en: "Check the path and the permissions.", vi: "Kiểm tra đường dẫn và quyền truy cập." }

const catalogue = {
  unreadable: {
    status: 422,
    en: "The file {path} cannot be read: {problem}.",
    vi: "Không đọc được tệp {path}: {problemVi}.",
    next: checkPath,
  },
  unwritable: {
    status: 500,
    en: "The file {path} cannot be written: {problem}.",
    vi: "Không ghi được tệp {path}: {problemVi}.",
    next: {
      en: "Check the folder, the permissions and the space on the disk.",
      vi: "Kiểm tra thư mục, quyền ghi và dung lượng đĩa.",
    },
  },
  "kind-unknown": {
    status: 422,
    en: "{path} is neither a PDF nor an edXML packet.",
    vi: "{path} không phải tệp PDF, cũng không phải gói tin edXML.",
    next: {
      en: "Give a PDF, or a packet whose files are to be checked.",
      vi: "Chọn một tệp PDF, hoặc gói tin có các tệp cần kiểm tra.",
    },
  },
} as const

/** The file whose signatures are to be checked, or a file of trusted certificates, cannot be used. */
export class SignatureFileError extends problemClass<SignatureFileError>()(
  "SignatureFileError",
  "signature-file",
  catalogue,
) {}

/** The error of a file that cannot be read. */
export const unreadable = ({ path, en, vi, cause }: UnusableFile): SignatureFileError =>
  new SignatureFileError({ reason: "unreadable", detail: { path, problem: en, problemVi: vi }, cause })

/** The error of a file that cannot be written. */
export const unwritable = ({ path, en, vi, cause }: UnusableFile): SignatureFileError =>
  new SignatureFileError({ reason: "unwritable", detail: { path, problem: en, problemVi: vi }, cause })
