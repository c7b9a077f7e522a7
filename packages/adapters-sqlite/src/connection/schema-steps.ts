/** The names of the schema's steps, in order. A store has the steps of its release. */
export const schemaSteps = [
  "0001-initial",
  "0002-put-again",
  "0003-views",
  "0004-row-places",
  "0005-row-words",
  "0006-rows-by-number",
  "0007-work-failure",
] as const

/** The last step of this release. */
export const lastStep = schemaSteps[schemaSteps.length - 1] ?? schemaSteps[0]
