import { documentTypeNamed, isCopy } from "../../vocabulary/document-type.ts"
import type { ReplyKind } from "../reply.ts"
import type { Envelope } from "./event.ts"

/** A copy names its original in the element in which other documents name what they answer. */
export const replyKindOf = ({ typeName = "" }: Pick<Envelope, "typeName">): ReplyKind => {
  const type = documentTypeNamed(typeName)
  return type !== undefined && isCopy(type) ? "copy" : "answer"
}
