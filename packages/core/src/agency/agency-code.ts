import { Schema } from "effect"

/**
 * An agency's identifier (mã định danh cơ quan, tổ chức) as seen on the axis: any text of 1 to 35 visible
 * characters without spaces. Reading accepts this form, since real packets carry codes such as `28.22.H17`.
 * Codes to *send to* must also pass {@link isWellFormedAgencyCode}, and an agency's own must pass
 * `isOwnAgencyCode`.
 */
export const AgencyCode = Schema.String.check(Schema.isPattern(/^[^\s]{1,35}$/u)).pipe(
  Schema.brand("AgencyCode"),
)
export type AgencyCode = typeof AgencyCode.Type

const qcvn102 = /^\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}$/
const decision20 = /^(?=.{1,35}$)[A-Z0-9]+(\.[A-Z0-9]+)*$/

/** Whether an identifier is written in full by QCVN 102:2016. */
export const isQcvn102 = (text: string): boolean => qcvn102.test(text)

/**
 * Whether documents may be sent to an identifier of this form: QCVN 102:2016 (13 characters, `000.00.00.H53`)
 * or the characters of Decision 20/2020/QĐ-TTg, Art. 4.1 (at most 35 of `0-9`, `A-Z` and `.`). The axis'
 * directory lists codes such as `28.22.H17`, which use these characters but follow neither standard's groups.
 */
export const isWellFormedAgencyCode = (text: string): text is AgencyCode =>
  qcvn102.test(text) || decision20.test(text)
