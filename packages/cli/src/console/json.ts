/** JSON in which no character can control a terminal. */
export const json = (value: unknown): string =>
  JSON.stringify(value, null, 2).replace(
    /[\u{7F}-\u{9F}]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  )
