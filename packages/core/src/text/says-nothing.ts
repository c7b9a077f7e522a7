import { isBlank, plainText } from "./plain-text.ts"

/** What people and connectors write into a field that they must not leave empty. */
const nothing =
  /^(?:\(?(?:n\/a|n\.a\.?|null|nil|none|undefined|(?:không|ko)(?: có| rõ)?|chưa có|(?:để )?trống)\)?\.?|[-_.…/]+)$/iu

/** The longest of them with what may stand around it: a longer text says something. */
const maxLength = 30

/** Whether a field's text says that it has nothing to say: `N/A`, `null`, `-`, `Không có`, or only spaces. */
export const saysNothing = (text: string): boolean =>
  isBlank(text) || (text.length <= maxLength && nothing.test(plainText(text)))
