/** The claims of the demo, each checked against the stores or the axis before it ends. */
export interface Claims {
  /** Checks a claim, given in both languages; `found` is the observed value. */
  readonly check: (claim: Saying, isTrue: boolean, found?: unknown) => void
  readonly all: ReadonlyArray<Claim>
}

/** The same in Vietnamese and in English. */
export type Saying = readonly [vi: string, en: string]

export interface Claim {
  readonly claim: Saying
  readonly isTrue: boolean
  readonly found: string
}

/** Collects claims. A false one does not end the demo, so that all of them are checked. */
export const openClaims = (): Claims => {
  const all: Array<Claim> = []
  return {
    check: (claim, isTrue, found = "") =>
      void all.push({ claim, isTrue, found: typeof found === "string" ? found : JSON.stringify(found) }),
    all,
  }
}
