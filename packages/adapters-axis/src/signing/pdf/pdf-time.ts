import type { PdfValue } from "./pdf-value.ts"

const form = /^D:(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?(?:Z|([+-])(\d{2})'?(\d{2})?)?/

const written = (text: string) =>
  text.startsWith("<") ? Buffer.from(text.slice(1, -1), "hex").toString("latin1") : text.slice(1, -1)

/**
 * The moment a PDF date means (ISO 32000-1, 7.9.4) in milliseconds since the epoch; `undefined` if it is
 * none.
 */
export const pdfMoment = (value: PdfValue | undefined): number | undefined => {
  const match = value?.kind === "string" ? form.exec(written(value.text)) : null
  if (match === null) return undefined
  const [, year, month, day, hour, minute, second = "00", sign = "+", hours = "00", minutes = "00"] = match
  const moment = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${sign}${hours}:${minutes}`)
  return Number.isNaN(moment) ? undefined : moment
}
