import { problemClass } from "@lienthong/core/adapter"

const catalogue = {
  unreadable: {
    status: 422,
    en: "The file {path} cannot be read: {problem}.",
    vi: "Không đọc được tệp {path}: {problemVi}.",
    next: { en: "Check the path and the permissions.", vi: "Kiểm tra đường dẫn và quyền truy cập." },
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
  "no-json": {
    status: 422,
    en: "{path} is not JSON.",
    vi: "{path} không phải JSON.",
    next: {
      en: "Give a packet as `lienthong packet read FILE --json` prints it.",
      vi: "Viết nội dung gói tin như kết quả của lệnh `lienthong packet read FILE --json`.",
    },
  },
  "files-differ": {
    status: 422,
    en: "{path} names {named} files, and {given} are given.",
    vi: "{path} nêu {named} tệp, nhưng có {given} tệp được đưa vào.",
    next: {
      en: "Give the files in the order of `attachments`, or leave that field out: it then follows from the files.",
      vi: "Đưa các tệp theo đúng thứ tự trong `attachments`, hoặc bỏ mục này để lấy theo các tệp.",
    },
  },
} as const

/** A file of a packet, or of what a packet is to hold, cannot be used. */
export class PacketFileError extends problemClass<PacketFileError>()(
  "PacketFileError",
  "packet-file",
  catalogue,
) {}
