import type { SentEntry, SentListRequest } from "@lienthong/core/adapter"
import { dateOf, vietnamTime } from "@lienthong/core/calendar"
import type { MemoryMail, MemorySubmission } from "./memory-mail.ts"

/** A submission that the axis has taken, with the time. */
export interface TakenSubmission {
  readonly submission: MemorySubmission
  readonly axisId: string
  readonly takenAt: number
}

const textOf = (bytes: Uint8Array, element: string): string | undefined =>
  new RegExp(`${element}>([^<]*)<`).exec(new TextDecoder().decode(bytes))?.[1]

const standingOf = (mail: ReadonlyArray<MemoryMail>): SentEntry["standing"] =>
  mail.some(({ acknowledged }) => acknowledged?.outcome === "done")
    ? "delivered"
    : mail.length > 0 && mail.every(({ acknowledged }) => acknowledged?.outcome === "failed")
      ? "failed"
      : "waiting"

/**
 * The lines of the sent list for a submission, one for each recipient. `mailOf` gives its mailbox entries.
 */
export const sentLines = (
  { submission, axisId, takenAt }: TakenSubmission,
  mailOf: (to: string) => ReadonlyArray<MemoryMail>,
): ReadonlyArray<SentEntry> =>
  submission.to.map((to) => {
    const mail = mailOf(to)
    const documentId = textOf(submission.bytes, "DocumentId")
    const description = mail.find(({ acknowledged }) => acknowledged?.description)?.acknowledged?.description
    return {
      axisId,
      ...(documentId !== undefined && { documentId }),
      from: submission.from,
      code: "",
      subject: "",
      to,
      sentAt: vietnamTime(takenAt),
      standing: standingOf(mail),
      ...(description !== undefined && { description }),
    }
  })

/** Whether a submission was taken on the days that a request names. */
export const isWithin = ({ from, until }: SentListRequest, { takenAt }: TakenSubmission): boolean => {
  const day = dateOf(vietnamTime(takenAt))
  return from <= day && day <= until
}
