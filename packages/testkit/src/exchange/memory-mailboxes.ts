import type { MailboxEntry } from "@lienthong/core/adapter"
import type { MemoryMail, MemorySubmission } from "./memory-mail.ts"

/** The mailboxes of all agencies on an axis in memory. */
export const memoryMailboxes = () => {
  const mail: Array<MemoryMail> = []
  /** The submission that each entry came from, by its number. */
  const originOf = new Map<string, number>()
  /** The kinds of mail that are held back, and the entries that were. */
  const holding = new Set<string>()
  const held = new Set<string>()
  const nextId = () => `m${mail.length + 1}`
  const indexOf = (entry: MailboxEntry) => mail.findIndex((kept) => kept.entry.id === entry.id)
  const of = (agency: string) => mail.filter((kept) => kept.to === agency)
  const waiting = (agency: string) => of(agency).filter((kept) => !kept.acknowledged)
  return {
    of,
    waiting,
    /** The entries that an agency is shown. */
    shown: (agency: string, kind: MailboxEntry["kind"]) =>
      waiting(agency).flatMap(({ entry }) => (entry.kind === kind && !held.has(entry.id) ? [entry] : [])),
    find: (entry: MailboxEntry) => mail[indexOf(entry)],
    /** Puts a submission into the mailboxes of its recipients. */
    deliver: ({ to: recipients, kind, from, bytes }: MemorySubmission, origin: number, copies: number) => {
      for (const to of recipients)
        for (let copy = 0; copy < copies; copy++) {
          const id = nextId()
          originOf.set(id, origin)
          if (holding.has(`${to}/${kind}`)) held.add(id)
          mail.push({ to, entry: { id, kind, from }, bytes })
        }
    },
    inject: (to: string, from: string, kind: MailboxEntry["kind"], bytes: Uint8Array) => {
      mail.push({ to, entry: { id: nextId(), kind, from }, bytes })
    },
    ofSubmission: (origin: number) => mail.filter(({ entry }) => originOf.get(entry.id) === origin),
    answerFor: (entry: MailboxEntry, outcome: "done" | "failed", description?: string) => {
      const index = indexOf(entry)
      const kept = mail[index]
      const acknowledged = { outcome, ...(description !== undefined && { description }) }
      if (kept) mail[index] = { ...kept, acknowledged }
    },
    hold: (agency: string, kind: MailboxEntry["kind"]) => void holding.add(`${agency}/${kind}`),
    release: (agency: string) => {
      for (const kind of ["document", "status"]) holding.delete(`${agency}/${kind}`)
      for (const { entry } of of(agency)) held.delete(entry.id)
    },
  }
}
