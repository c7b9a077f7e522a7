const reference = /(\d{1,10})[\s\0]+\d{1,5}[\s\0]+R/g
const comment = /%[^\r\n]*/g

/**
 * The numbers of the objects that unreadable bytes refer to, even with comments in between.
 */
export const writtenReferences = function* (bytes: string): Generator<number> {
  for (const text of bytes.includes("%") ? [bytes, bytes.replace(comment, " ")] : [bytes])
    for (const [, number] of text.matchAll(reference)) yield Number(number)
}
