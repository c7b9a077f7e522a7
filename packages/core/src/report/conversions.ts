import type { Conversion, ConversionDirection } from "../document/conversion.ts"
import { printDate } from "../time/vietnam-time.ts"
import { documentTypeName } from "../vocabulary/document-type.ts"
import type { Reason } from "../vocabulary/ground.ts"

const directions: Readonly<Record<ConversionDirection, Reason>> = {
  "paper-to-electronic": {
    en: "Converted from paper to electronic form",
    vi: "Chuyển đổi từ bản giấy sang bản điện tử",
  },
  "electronic-to-paper": {
    en: "Converted from electronic form to paper",
    vi: "Chuyển đổi từ bản điện tử sang bản giấy",
  },
}

/** Describes a conversion in a sentence, in both languages. */
export const describeConversion = ({
  direction,
  form,
  convertedOn,
  convertedBy,
  mark,
}: Conversion): Reason => {
  const name = form && documentTypeName(form)
  const { en, vi } = directions[direction]
  const english = [
    `${en} on ${convertedOn}`,
    ...(name === undefined ? [] : [`as a copy (${name})`]),
    ...(convertedBy === undefined ? [] : [`by ${convertedBy}`]),
    ...(mark === undefined ? [] : [`with the mark ${mark}`]),
  ]
  const vietnamese = [
    `${vi} ngày ${printDate(convertedOn)}`,
    ...(name === undefined ? [] : [`hình thức: ${name}`]),
    ...(convertedBy === undefined ? [] : [`nơi chuyển đổi: ${convertedBy}`]),
    ...(mark === undefined ? [] : [`ký hiệu riêng: ${mark}`]),
  ]
  return { en: `${english.join(" ")}.`, vi: `${vietnamese.join("; ")}.` }
}
