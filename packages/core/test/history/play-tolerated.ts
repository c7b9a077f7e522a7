import { Effect } from "effect"
import { setTime } from "../exchange/duty-watch/duty-scene.ts"
import { dispatched, type openScene, pollUntilSure, tayNinh, vpcp } from "../exchange/scene.ts"

type Scene = Effect.Success<ReturnType<typeof openScene>>

/** Packets with an urgency in words: to another agency, without a file, a second copy, a taking back. */
export const toleratedMail = ({ axis, sender, receiver }: Scene) =>
  Effect.gen(function* () {
    yield* setTime("2019-11-12T08:00:00.000")
    yield* dispatched(sender, [vpcp.code], { subject: "Viết theo cách khác" })
    yield* sender.work.drain()
    yield* receiver.work.poll()
    const text = new TextDecoder().decode(axis.taken.findLast(({ kind }) => kind === "document")?.bytes)
    const worded = text.replace(/Priority>0</, "Priority>Hỏa tốc<")
    const other = worded.replace(/(<edXML:DocumentId>)[^<]*</, "$1khác<")
    const packets = [
      other.replace(`<edXML:OrganId>${vpcp.code}<`, "<edXML:OrganId>H99<"),
      other.replace(/<Attachment>[\s\S]*<\/Attachment>/, ""),
      worded.replace(/(<edXML:Subject>)[^<]*</, "$1Nội dung khác<"),
      worded.replace(/(<edXML:BussinessDocType>)[^<]*</, "$11<"),
    ]
    for (const packet of packets)
      axis.inject(vpcp.code, tayNinh.code, "document", new TextEncoder().encode(packet))
    yield* receiver.work.poll()
    yield* pollUntilSure(receiver)
  })
