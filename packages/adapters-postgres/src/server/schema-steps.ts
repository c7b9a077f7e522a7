/** The names of the schema's steps, in order. A store has the steps of its release. */
export const schemaSteps = [
  "0001-tables",
  "0002-functions",
  "0003-agencies",
  "0004-put-again",
  "0005-views",
  "0006-row-places",
  "0007-row-words",
  "0008-view-functions",
  "0009-view-words",
  "0010-work-failure",
  "0011-agency-first",
  "0012-view-writes",
  "0013-page-ranges",
  "0014-moves",
] as const

/** The last step of this release. */
export const lastStep = schemaSteps[schemaSteps.length - 1] ?? schemaSteps[0]
