import { type Rule, rules } from "@lienthong/testkit"

/** What must hold in a trial beside the rules of the simulation. */
const ownRules = {
  number: "a document has the number that its dispatch was answered with",
  crash: "no process ends on its own",
} as const

/** A rule that did not hold in a trial, and where. */
export interface Finding {
  readonly rule: Rule | keyof typeof ownRules
  readonly agency: string
  readonly text: string
}

/** The sentences of the rules. */
export const ruleSentences: Readonly<Record<Finding["rule"], string>> = { ...rules, ...ownRules }
