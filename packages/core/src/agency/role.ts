import { Schema } from "effect"

/**
 * What a person is at their agency (vai trò): người soạn (drafter), người ký (signer), văn thư (clerk), lãnh
 * đạo (leader), quản trị (administrator). One person may have several: a deputy who leads and signs, a clerk
 * who also drafts.
 */
export const Role = Schema.Literals(["drafter", "signer", "clerk", "leader", "administrator"])
export type Role = typeof Role.Type

/** The roles' names, and where the law mentions them. */
export const roleNames: Readonly<
  Record<Role, { readonly en: string; readonly vi: string; readonly source: string }>
> = {
  drafter: { en: "drafter", vi: "người soạn", source: "NĐ 30/2020/NĐ-CP, Điều 10, 24.2" },
  signer: { en: "signer", vi: "người ký", source: "NĐ 30/2020/NĐ-CP, Điều 13" },
  clerk: { en: "clerk", vi: "văn thư", source: "NĐ 30/2020/NĐ-CP, Điều 6.3" },
  leader: { en: "leader", vi: "lãnh đạo", source: "NĐ 30/2020/NĐ-CP, Điều 6.1, 23.2, 24.1" },
  administrator: { en: "administrator", vi: "quản trị", source: "NĐ 30/2020/NĐ-CP, Phụ lục VI, Phần I, IV" },
}
