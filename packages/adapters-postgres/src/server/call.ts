import type { Statement } from "./server.ts"

/** The call of a function of the store that returns rows, with its number of arguments. */
export const callOf = (schema: string, name: string, count: number): Statement => {
  const places = Array.from({ length: count }, (_, n) => `$${n + 1}`)
  return { name, text: `select * from ${schema}.${name}(${places.join(", ")})` }
}
