/** A text in both languages, as the library's sentences are. */
export interface Text {
  readonly vi: string
  readonly en: string
}

export type Language = keyof Text

/** Says a text in the viewer's language. */
export type Say = (vi: string, en: string) => string

export const sayIn =
  (language: Language): Say =>
  (vi, en) =>
    language === "vi" ? vi : en
