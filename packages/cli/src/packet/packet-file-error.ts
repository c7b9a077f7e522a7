import { type Catalogue, say, tellable } from "@lienthong/core/adapter"
import { Schema } from "effect"

const reasons = ["unreadable"] as const

const catalogue: Catalogue<(typeof reasons)[number]> = {
  unreadable: {
    en: "The file {path} cannot be read: {problem}.",
    vi: "Không đọc được tệp {path}: {problemVi}.",
    next: { en: "Check the path and the permissions.", vi: "Kiểm tra đường dẫn và quyền truy cập." },
  },
}

/** A file that was to be shown is not there or may not be read. */
export class PacketFileError extends Schema.TaggedError<PacketFileError>()("PacketFileError", {
  reason: Schema.Literals(reasons),
  detail: Schema.Record(Schema.String, Schema.String),
  cause: Schema.Defect(),
}) {
  static {
    tellable(PacketFileError)
  }
  get code() {
    return `packet-file/${this.reason}`
  }
  get sentence() {
    return say(catalogue[this.reason], this.detail)
  }
  override get message() {
    return this.sentence.en
  }
}
