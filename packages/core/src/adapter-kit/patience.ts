import type { Reason } from "../vocabulary/ground.ts"

/** How long an adapter's function may take, and each piece of bytes that it gives. */
export const answerMillis = 2 * 60_000

/** How long signing may take, which a person may have to confirm on a device. */
export const signMillis = 5 * 60_000

/** How long a look-up may take, such as of an agency or of a key: a person waits for it. */
export const lookUpMillis = 30_000

/** How long, in words. */
export const inWords = (millis: number): Reason =>
  millis < 60_000
    ? { en: `${millis / 1_000} seconds`, vi: `${millis / 1_000} giây` }
    : { en: `${millis / 60_000} minutes`, vi: `${millis / 60_000} phút` }

/** The error in the place of an answer that does not come. */
export const noAnswerIn = (millis: number): Error & { readonly vi: string } =>
  Object.assign(new Error(`it gave no answer in ${inWords(millis).en}`), {
    name: "TimeoutError",
    vi: `không trả lời trong ${inWords(millis).vi}`,
  })
