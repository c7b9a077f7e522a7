import type { Reason } from "@lienthong/core/adapter"
import { isWireDate, isWireTimestamp } from "./wire-time.ts"

/** Says what is wrong with a value to write, if anything. */
type Form = (text: string) => Reason | undefined

const form =
  (accepts: (text: string) => boolean, problem: (text: string) => Reason): Form =>
  (text) =>
    accepts(text) ? undefined : problem(text)

const date = form(isWireDate, (text) => ({ en: `${text} is not a date`, vi: `${text} không phải ngày` }))
const timestamp = form(isWireTimestamp, (text) => ({
  en: `${text} is not a date and time`,
  vi: `${text} không phải ngày giờ`,
}))
const amount = form(
  (text) => /^\d{1,3}$/.test(text),
  (text) => ({
    en: `${text} is not a whole number from 0 to 999`,
    vi: `${text} không phải số nguyên từ 0 đến 999`,
  }),
)

/**
 * The forms of fields in QCVN 102:2016, keyed by `Parent.Field`. Problems show the values: none is secret.
 */
export const fieldForms: Readonly<Record<string, Form>> = {
  "PromulgationInfo.PromulgationDate": date,
  "ResponseFor.PromulgationDate": date,
  "MessageHeader.DueDate": date,
  "TraceHeader.Timestamp": timestamp,
  "MessageHeader.Timestamp": timestamp,
  "OtherInfo.Priority": form(
    (text) => /^[0-3]$/.test(text),
    () => ({
      en: "flash at a set time (hỏa tốc hẹn giờ) is no longer an urgency (Decree 30/2020, Art. 4.2c)",
      vi: "hỏa tốc hẹn giờ không còn là mức độ khẩn (Nghị định 30/2020/NĐ-CP, Điều 4.2c)",
    }),
  ),
  "OtherInfo.PromulgationAmount": amount,
  "OtherInfo.PageAmount": amount,
  "MessageHeader.StatusCode": form(
    (text) => /^\d{2}$/.test(text),
    (text) => ({ en: `${text} is not two digits`, vi: `${text} không phải hai chữ số` }),
  ),
}
