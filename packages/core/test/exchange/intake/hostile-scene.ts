import type { Actor } from "@lienthong/core"
import type { OpenedTestAgency } from "@lienthong/testkit"
import { Effect } from "effect"
import { contents, report } from "../scene.ts"

/** An operation that is given what no program in TypeScript gives it. */
export type Loose = (...args: ReadonlyArray<unknown>) => Effect.Effect<unknown, unknown>

/** Drafts a document in somebody's name. */
export const draftBy = (agency: OpenedTestAgency, person: unknown) =>
  Effect.result((agency.outgoing.draft as Loose)(report(), { by: person }))

/** Whom the last event of a log names. */
export const recordedBy = (agency: OpenedTestAgency) =>
  Effect.map(contents(agency), ({ log }) => JSON.parse(log.at(-1)?.by ?? "null") as Actor)

export const drafter: Actor = { id: "nv-07", name: "Lê Thị Hoa", roles: ["drafter"] }
export const guest: Actor = { id: "khach", name: "Khách" }

const polluted: Array<PropertyKey> = []

/** Adds a field to every object of the process, until {@link clean}. */
export const pollute = (key: string, value: unknown) => {
  Object.defineProperty(Object.prototype, key, { value, configurable: true, writable: true })
  polluted.push(key)
}
export const clean = () => {
  for (const key of polluted.splice(0)) Reflect.deleteProperty(Object.prototype, key)
}
