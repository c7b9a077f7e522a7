/** A sentence for auditors, in both languages. */
export interface Said {
  readonly en: string
  readonly vi: string
}

/** An article that the software keeps: where, and which test proves it. */
export interface KeptRow {
  /** `6.2`, `Phụ lục VI, Phần I, III.8`. */
  readonly article: string
  readonly rule: Said
  /**
   * `policy/deadline/send-deadline#sendDeadline`: below `packages/core/src`, or
   * `adapters-axis:signing/pdf-signer#pdfSigner`.
   */
  readonly functions: readonly [string, ...Array<string>]
  /**
   * `policy/deadline/send-deadline#TITLE`: below `packages/core/test`, or
   * `adapters-axis:signing/certificate/chain#TITLE`.
   */
  readonly tests: readonly [string, ...Array<string>]
}

/** An article that no software can keep, or not this one, and why. */
export interface NotKeptRow {
  readonly article: string
  readonly about: Said
  readonly why: Said
}

/** An article that the host's system keeps, with an example that calls the library's part of it. */
export interface HostRow {
  readonly article: string
  readonly about: Said
  /** The heading of the example in `docs/law-examples.md`, as links name it. */
  readonly example: string
}

/** An act with everything that it asks for, article by article. */
export interface Act {
  readonly title: Said
  /** How the code cites it: `QĐ 28/2018/QĐ-TTg, Điều 6.2`; none where it does not as `Article`. */
  readonly cited?: "decision28" | "decree30"
  /** Every article, clause and letter that must have a row. */
  readonly letters: ReadonlyArray<string>
  readonly kept: ReadonlyArray<KeptRow>
  readonly hosts?: ReadonlyArray<HostRow>
  readonly notKept: ReadonlyArray<NotKeptRow>
}

export const kept = (
  article: string,
  en: string,
  vi: string,
  functions: KeptRow["functions"],
  tests: KeptRow["tests"],
): KeptRow => ({ article, rule: { en, vi }, functions, tests })

export const notKept = (article: string, about: Said, why: Said): NotKeptRow => ({ article, about, why })

export const hosts = (article: string, en: string, vi: string, example: string): HostRow => ({
  article,
  about: { en, vi },
  example,
})

/** Why many articles are nobody's code. */
export const why = {
  people: {
    en: "A duty of persons or agencies, done outside any software.",
    vi: "Trách nhiệm của người và cơ quan, thực hiện ngoài phần mềm.",
  },
  paper: {
    en: "About documents and seals on paper.",
    vi: "Quy định đối với văn bản giấy và con dấu.",
  },
  page: {
    en: "What a reader sees on the page is drawn before the document comes to the library as PDF.",
    vi: "Thể thức trên trang văn bản được trình bày trước khi văn bản (PDF) vào thư viện.",
  },
  operation: {
    en: "A matter of the network, the machine room and its operator.",
    vi: "Thuộc hạ tầng mạng, máy chủ và đơn vị vận hành.",
  },
  frame: { en: "Asks nothing of a system by itself.", vi: "Không đặt ra yêu cầu riêng đối với hệ thống." },
} as const satisfies Record<string, Said>
