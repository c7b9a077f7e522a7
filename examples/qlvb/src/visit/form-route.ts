import { isProblem, type Problem } from "@lienthong/core"
import { type Answer, get, post, type Route, redirect, type Visit } from "./visit.ts"

/** A form: how it is shown, with a problem above what was typed, and what it does. */
export interface FormRoute {
  readonly path: string
  readonly show: (visit: Visit, problem?: Problem) => Answer | Promise<Answer>
  /** Does it, and says where to go then. */
  readonly act: (visit: Visit) => Promise<string>
}

/** Shows a form on GET and does it on POST. If the library refuses, the form comes back as it was typed. */
export const formRoute = ({ path, show, act }: FormRoute): ReadonlyArray<Route> => [
  get(path, (visit) => show(visit)),
  post(path, async (visit) => {
    try {
      return redirect(await act(visit))
    } catch (error) {
      if (!isProblem(error)) throw error
      const answer = await show(visit, error)
      return answer.kind === "page" ? { ...answer, status: error.status } : answer
    }
  }),
]
