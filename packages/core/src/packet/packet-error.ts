import { Schema } from "effect"
import { problemClass } from "../problem/problem-class.ts"
import { ResponseFor } from "./party.ts"
import { Tolerance } from "./tolerance.ts"

const catalogue = {
  "not-xml": {
    status: 502,
    en: "The packet is not well-formed XML: {problem}.",
    vi: "Gói tin không phải XML hợp lệ: {problemVi}.",
    next: {
      en: "Ask the sending agency to send the document again; its system wrote a damaged packet.",
      vi: "Đề nghị bên gửi gửi lại văn bản; phần mềm bên gửi đã tạo gói tin hỏng.",
    },
  },
  "has-doctype": {
    status: 502,
    en: "The packet declares a DTD, which is never allowed because it can read files on the receiving machine.",
    vi: "Gói tin khai báo DTD; điều này bị cấm vì có thể đọc tệp trên máy bên nhận.",
    next: {
      en: "Report the packet to the information security unit and ask the sender for one without a DTD.",
      vi: "Báo cho bộ phận an toàn thông tin và đề nghị bên gửi gửi gói tin không có DTD.",
    },
  },
  "not-edxml": {
    status: 502,
    en: "The file is XML but not an edXML packet: {problem}.",
    vi: "Tệp là XML nhưng không phải gói tin edXML: {problemVi}.",
    next: {
      en: "Check that the sender's system follows QCVN 102:2016.",
      vi: "Kiểm tra phần mềm bên gửi có theo QCVN 102:2016 không.",
    },
  },
  "ambiguous-element": {
    status: 502,
    en: "The packet states {field} ambiguously, more than once or in a place the standard does not allow, so that systems read it differently.",
    vi: "Gói tin không xác định được {field}: được ghi nhiều lần với nội dung khác nhau hoặc nằm sai vị trí, mỗi phần mềm có thể đọc một kiểu.",
    next: {
      en: "Ask the sending agency to send the document again from a system that writes each field once and in the right place.",
      vi: "Đề nghị bên gửi gửi lại văn bản bằng phần mềm ghi mỗi trường một lần và đúng vị trí.",
    },
  },
  "incomplete-header": {
    status: 502,
    en: "The packet has no {field}, so it cannot be attributed to a document.",
    vi: "Gói tin thiếu {field} nên không xác định được văn bản.",
    next: {
      en: "Ask the sending agency to send the document again with a complete header.",
      vi: "Đề nghị bên gửi gửi lại văn bản với đầy đủ phần tiêu đề.",
    },
  },
  "field-too-long": {
    status: 422,
    en: "{field} has {length} characters; at most {limit} are allowed.",
    vi: "{field} có {length} ký tự; chỉ cho phép tối đa {limit}.",
    next: { en: "Shorten it and try again.", vi: "Rút gọn rồi thử lại." },
  },
  "field-invalid": {
    status: 422,
    en: "{field} cannot be written: {problem}.",
    vi: "Không ghi được {field}: {problemVi}.",
    next: { en: "Correct the value and try again.", vi: "Sửa giá trị rồi thử lại." },
  },
  "codec-failed": {
    status: 500,
    en: "The packet codec failed: {problem}.",
    vi: "Bộ mã hóa gói tin không hoàn thành: {problemVi}.",
    next: {
      en: "Have the codec of `axis` corrected and try again.",
      vi: "Yêu cầu sửa bộ mã hóa gói tin rồi thử lại.",
    },
  },
} as const

/**
 * A packet that could not be read, or that must not be written. `about` is the document of an unreadable
 * packet, as an answer to its sender names it. It is present whenever the packet names it unambiguously, so
 * that the sender can be told. `tolerated` is what was tolerated before reading failed.
 */
export class PacketError extends problemClass<PacketError>()("PacketError", "packet", catalogue, {
  fields: {
    about: Schema.optionalKey(ResponseFor),
    tolerated: Schema.optionalKey(Schema.Array(Tolerance)),
  },
}) {}
