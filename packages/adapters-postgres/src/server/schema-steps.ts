/** The names of the schema's steps, in their order; a store has taken those of its release. */
export const schemaSteps = [
  "0001-tables",
  "0002-functions",
  "0003-agencies",
  "0004-put-again",
  "0005-views",
] as const

/** The step that a store of this release has taken last. */
export const lastStep = schemaSteps[schemaSteps.length - 1] ?? schemaSteps[0]
