import { type Office, whoIs } from "../agency/office.ts"
import { arrivalOf } from "./arrivals.ts"

/** The clerk accepts a document, and the leader assigns it. */
export const acceptAndAssign = async (
  office: Office,
  subject: string,
  request: { readonly unit: number; readonly note: string; readonly joining?: number },
): Promise<void> => {
  const { incoming } = office.exchange
  const document = await arrivalOf(office, subject)
  await incoming.accept(document, { by: whoIs(office, "clerk") })
  const joining = request.joining === undefined ? [] : [office.units[request.joining] ?? ""]
  const to = office.units[request.unit] ?? ""
  await incoming.assign(document, { to, joining, note: request.note }, { by: whoIs(office, "leader") })
}

/** The drafter starts the work on a document. */
export const start = async (office: Office, subject: string): Promise<void> => {
  const document = await arrivalOf(office, subject)
  await office.exchange.incoming.startProcessing(document, { by: whoIs(office, "drafter") })
}

/** The drafter finishes it. */
export const complete = async (office: Office, subject: string, note: string): Promise<void> => {
  const document = await arrivalOf(office, subject)
  await office.exchange.incoming.complete(document, { note }, { by: whoIs(office, "drafter") })
}
