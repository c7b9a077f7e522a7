/** What the demo says it shows, each checked against the stores or the axis before it ends. */
export interface Claims {
  /** Something that must be so; `found` is what was seen. */
  readonly check: (claim: string, isTrue: boolean, found?: unknown) => void
  readonly all: ReadonlyArray<Claim>
}

export interface Claim {
  readonly claim: string
  readonly isTrue: boolean
  readonly found: string
}

/** Collects claims; an untrue one does not end the demo, so that all of them are seen. */
export const openClaims = (): Claims => {
  const all: Array<Claim> = []
  return {
    check: (claim, isTrue, found = "") =>
      void all.push({ claim, isTrue, found: typeof found === "string" ? found : JSON.stringify(found) }),
    all,
  }
}
