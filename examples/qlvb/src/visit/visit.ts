import type { Actor, Problem } from "@lienthong/core"
import type { Office } from "../agency/office.ts"
import type { Form } from "./form.ts"
import type { Language, Say, Text } from "./language.ts"

/** Who looks at a page, and in which agency. */
export interface Viewer {
  readonly office: Office
  readonly person: Actor
  readonly language: Language
  readonly say: Say
  /** The library's own texts, in the viewer's language. */
  readonly tell: (text: Text) => string
  /** The token that each form sends back, so that no other site can send it. */
  readonly token: string
}

/** A request, as pages and acts see it. */
export interface Visit {
  readonly viewer: Viewer
  /** The path with its query, to come back to. */
  readonly url: string
  readonly param: (name: string) => string
  /** A field of the query; empty when it is missing. */
  readonly query: (name: string) => string
  /** Every value of a field of the query. */
  readonly queryAll: (name: string) => ReadonlyArray<string>
  readonly form: Form
}

/** What a visit is answered with. */
export type Answer =
  | {
      readonly kind: "page"
      readonly title: string
      readonly body: unknown
      readonly status?: number
      /** A page to print stands alone, without navigation. */
      readonly alone?: boolean
    }
  | { readonly kind: "redirect"; readonly to: string }
  | { readonly kind: "file"; readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }

/** One address, and what happens there. */
export interface Route {
  readonly method: "GET" | "POST"
  readonly path: string
  readonly handle: (visit: Visit) => Answer | Promise<Answer>
}

export const get = (path: string, handle: Route["handle"]): Route => ({ method: "GET", path, handle })
export const post = (path: string, handle: Route["handle"]): Route => ({ method: "POST", path, handle })

export const redirect = (to: string): Answer => ({ kind: "redirect", to })

export const hasRole = ({ person }: Viewer, role: NonNullable<Actor["roles"]>[number]): boolean =>
  person.roles?.includes(role) ?? false

/** A problem that a form shows above what was typed. */
export type Shown = Problem | undefined
