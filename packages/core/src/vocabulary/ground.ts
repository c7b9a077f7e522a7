import { Schema } from "effect"

/**
 * An article in the form an auditor looks it up by: `QĐ 28/2018/QĐ-TTg, Điều 6.2`. Decisions carry it as
 * data, and a decision without one does not type-check.
 */
export const Article = Schema.TemplateLiteral([
  Schema.Literals(["QĐ 28/2018/QĐ-TTg", "NĐ 30/2020/NĐ-CP"]),
  ", Điều ",
  Schema.String,
])
export type Article = typeof Article.Type

/** An article of Decision 28/2018/QĐ-TTg on sending and receiving electronic documents between agencies. */
export const decision28 = <const A extends string>(article: A) =>
  `QĐ 28/2018/QĐ-TTg, Điều ${article}` as const

/** An article of Decree 30/2020/NĐ-CP on clerical work. */
export const decree30 = <const A extends string>(article: A) => `NĐ 30/2020/NĐ-CP, Điều ${article}` as const

/** Why a rule decided as it did (lý do), for a person, in both languages. */
export const Reason = Schema.Struct({ en: Schema.String, vi: Schema.String })
export interface Reason extends Schema.Schema.Type<typeof Reason> {}

/** What every decision of a rule carries beside its outcome (căn cứ): the reason and the article. */
export const ground = { reason: Reason, article: Article }
