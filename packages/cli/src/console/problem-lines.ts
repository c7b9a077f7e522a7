import type { Problem } from "@lienthong/core"

/** What a person reads of a problem: its code, both sentences and what to do next. */
export const problemLines = ({ code, sentence: { en, vi, next } }: Problem): ReadonlyArray<string> => [
  code,
  en,
  vi,
  `→ ${next.en}`,
  `→ ${next.vi}`,
]
