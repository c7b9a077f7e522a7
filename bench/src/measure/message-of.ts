/** The first line of what was thrown. */
export const messageOf = (thrown: unknown): string =>
  (thrown instanceof Error ? thrown.message : String(thrown)).split("\n", 1)[0] ?? ""
