import { Schema } from "effect"
import { SeenText } from "../text/seen-text.ts"

/**
 * Quyền hạn ký: the capacity in which a person signs, by the abbreviation in front (Decree 30/2020, Annex I,
 * Part I, II.7b).
 */
export const AuthorityPrefix = Schema.Literals(["TM.", "Q.", "KT.", "TL.", "TUQ."])
export type AuthorityPrefix = typeof AuthorityPrefix.Type

/** What an abbreviation means and what follows it. */
export interface AuthorityRule {
  readonly meaning: { readonly en: string; readonly vi: string }
  /** Whose name follows: the collective's or agency's, or the head's office (chức vụ). */
  readonly before: "collective" | "head"
  /** Who may sign in this capacity. */
  readonly signer: { readonly en: string; readonly vi: string }
  /** The law's source. */
  readonly source: string
}

const annex = "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.7b"

/** The five authorities. */
export const authorityRules: Readonly<Record<AuthorityPrefix, AuthorityRule>> = {
  "TM.": {
    meaning: { en: "on behalf of", vi: "thay mặt" },
    before: "collective",
    signer: {
      en: "The head of an agency that decides as a collective, or a deputy who also signs for the head.",
      vi: "Người đứng đầu cơ quan làm việc theo chế độ tập thể, hoặc cấp phó ký thay người đứng đầu.",
    },
    source: `${annex}; Điều 13.2`,
  },
  "Q.": {
    meaning: { en: "acting", vi: "quyền" },
    before: "head",
    signer: { en: "Who was made acting head.", vi: "Người được giao quyền cấp trưởng." },
    source: annex,
  },
  "KT.": {
    meaning: { en: "for", vi: "ký thay" },
    before: "head",
    signer: {
      en: "A deputy for the head, and a deputy put in charge while there is no head.",
      vi: "Cấp phó ký thay người đứng đầu, kể cả cấp phó được giao phụ trách hoặc điều hành.",
    },
    source: `${annex}; Điều 13.1`,
  },
  "TL.": {
    meaning: { en: "by order of", vi: "thừa lệnh" },
    before: "head",
    signer: {
      en: "The head of a unit, by the agency's rules; may pass it on to a deputy (KT.).",
      vi: "Người đứng đầu đơn vị thuộc cơ quan, theo quy chế; được giao lại cho cấp phó ký thay.",
    },
    source: `${annex}; Điều 13.4`,
  },
  "TUQ.": {
    meaning: { en: "under delegation from", vi: "thừa ủy quyền" },
    before: "head",
    signer: {
      en: "The head of an agency or unit below, delegated in writing for a time and a matter; may not delegate on.",
      vi: "Người đứng đầu đơn vị được ủy quyền bằng văn bản, có thời hạn và nội dung; không được ủy quyền lại.",
    },
    source: `${annex}; Điều 13.3`,
  },
}

/** On whose behalf: `TM. ỦY BAN NHÂN DÂN`. */
export const Authority = Schema.Struct({ prefix: AuthorityPrefix, of: SeenText })
export interface Authority extends Schema.Schema.Type<typeof Authority> {}

/** Prints an authority in capitals, as Annex I requires on the document. */
export const printAuthority = (authority: Authority): string =>
  `${authority.prefix} ${authority.of.toUpperCase()}`

const written = /^\s*(TM|T\/M|Q|KT|K\/T|TL|T\/L|TUQ)(?:\s*\.\s*|\s+|$)(.*)$/isu

/**
 * Parses an authority as documents write it: `KT.CHỦ TỊCH`, `T/M Ủy ban nhân dân`, or only the abbreviation.
 * Returns nothing when a person signs in their own right (`CHỦ TỊCH`).
 */
export const parseAuthority = (
  text: string,
): { readonly prefix: AuthorityPrefix; readonly of?: string } | undefined => {
  const [, abbreviation = "", rest = ""] = written.exec(text.normalize("NFC")) ?? []
  const prefix = AuthorityPrefix.literals.find(
    (known) => known === `${abbreviation.toUpperCase().replace("/", "")}.`,
  )
  const of = rest.trim().replace(/\s+/g, " ")
  return prefix && (of === "" ? { prefix } : { prefix, of })
}
