import { type OpenedExchange, openExchange } from "@lienthong/core"
import { chief, clerk, memoryAxis, testOptions } from "@lienthong/testkit"
import type { Arena } from "../contender.ts"
import { agency } from "../lienthong.ts"

const sender = { code: agency, name: "Ủy ban nhân dân tỉnh Tây Ninh" }
const recipient = { code: "000.00.00.G22", name: "Văn phòng Chính phủ" }

/**
 * Opens the whole library over a store, without workers, with an axis in memory and signatures that cost
 * nothing.
 */
export const openSender = (arena: Arena, place: string): Promise<OpenedExchange> =>
  openExchange({ ...testOptions(memoryAxis([sender, recipient]), sender), storage: arena.storageAt(place) })

/** Drafts a document and signs it as the person and as the agency. */
export const signedDocument = async ({ outgoing }: OpenedExchange, number: number): Promise<string> => {
  const bytes = new TextEncoder().encode(`%PDF-1.4\nBáo cáo số ${number}`)
  const draft = {
    type: "bao-cao",
    subject: `Báo cáo số ${number}`,
    files: [{ name: "bao-cao.pdf", bytes }],
  } as const
  const id = await outgoing.draft(draft, { by: clerk })
  await outgoing.signAsPerson(id, { authority: "TM." }, { by: chief })
  await outgoing.signAsAgency(id, { by: clerk })
  return id
}

export const dispatch = async ({ outgoing }: OpenedExchange, document: string): Promise<void> => {
  await outgoing.dispatch(document, { to: [recipient.code] }, { by: clerk })
}
