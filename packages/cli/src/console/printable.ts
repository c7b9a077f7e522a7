/** Characters that move the cursor, change colours or reverse text. */
const controls = /[\p{Cc}\p{Bidi_Control}]+/gu

/** A line with text of others, which must not control the terminal that it is printed on. */
export const printable = (line: string): string => line.replace(controls, " ")
