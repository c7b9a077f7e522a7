import { problemClass } from "@lienthong/core/adapter"

const catalogue = {
  unreadable: {
    status: 422,
    en: "The file {path} cannot be read: {problem}.",
    vi: "Không đọc được tệp {path}: {problemVi}.",
    next: { en: "Check the path and the permissions.", vi: "Kiểm tra đường dẫn và quyền truy cập." },
  },
} as const

/** The file to show does not exist or may not be read. */
export class PacketFileError extends problemClass<PacketFileError>()(
  "PacketFileError",
  "packet-file",
  catalogue,
) {}
