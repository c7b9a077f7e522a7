import { Effect } from "effect"
import type { DirectoryUsed } from "../../document/outgoing/event.ts"
import { printTime } from "../../time/vietnam-time.ts"
import type { Reason } from "../../vocabulary/ground.ts"
import { directoryReading } from "./find-confirmed.ts"

/** The list in which the recipients of a dispatch were found, with its description. */
export interface DescribedDirectory extends DirectoryUsed {
  readonly description: Reason
}

const describe = ({ readAt, version, kept }: DirectoryUsed): Reason => {
  const which =
    version === undefined ? { en: "", vi: "" } : { en: ` (version ${version})`, vi: ` (bản ${version})` }
  return kept
    ? {
        en: `The axis cannot be asked at present: the recipients are those of its directory as it was last read, ${readAt}${which.en}. An agency may have been connected, merged or removed since.`,
        vi: `Hiện không hỏi được trục: nơi nhận lấy theo danh bạ đọc lần cuối lúc ${printTime(readAt)}${which.vi}. Từ đó đến nay có thể có cơ quan mới kết nối, sáp nhập hoặc giải thể.`,
      }
    : {
        en: `The recipients are those of the axis' directory of ${readAt}${which.en}.`,
        vi: `Nơi nhận lấy theo danh bạ của trục lúc ${printTime(readAt)}${which.vi}.`,
      }
}

/** The recorded part: the description is rewritten when it is read. */
export const usedOf = ({ description, ...used }: DescribedDirectory): DirectoryUsed => used

/** The list in which agencies were just found; nothing if the host has a directory of its own. */
export const directoryUsed = Effect.gen(function* () {
  const reading = yield* directoryReading
  if (reading === undefined) return undefined
  const { away, ...list } = reading
  const used: DirectoryUsed = { ...list, kept: away !== undefined }
  return { ...used, description: describe(used) } satisfies DescribedDirectory
})
