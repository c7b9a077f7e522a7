import { Effect, Result, Schema } from "effect"
import { oneOf } from "../../adapter-kit/input/expected.ts"
import { invalidValue, wrongValue } from "../../adapter-kit/input/invalid-value.ts"
import { isWellFormedAgencyCode } from "../../agency/agency-code.ts"
import { RecipientGroup } from "../../agency/recipient-group.ts"
import { isBlank } from "../../text/plain-text.ts"
import { wordsOf } from "../../view/search-text.ts"
import type { Reason } from "../../vocabulary/ground.ts"
import type { InputError } from "../../vocabulary/input-error.ts"
import { Settings } from "../settings/settings.ts"

const Rows = Schema.Struct({ recipientGroups: Schema.Array(RecipientGroup) })
const decode = Schema.decodeUnknownResult(Rows, { onExcessProperty: "error" })

const expected: Readonly<Record<"name" | "other" | "members", Reason>> = {
  name: { en: "a name, `Các sở, ban, ngành`", vi: "tên nhóm, ví dụ `Các sở, ban, ngành`" },
  other: { en: "a name that no other group has", vi: "tên không trùng với nhóm khác" },
  members: { en: "the codes of its agencies", vi: "mã định danh của các cơ quan trong nhóm" },
}

/** The key by which names of groups are compared: without accents, case and marks. */
const keyOf = (name: string) => wordsOf(name).join(" ")

/** Reads the host's groups of recipients, or names the first invalid one and what is expected there. */
export const recipientGroupsIn = (
  rows: unknown,
): Result.Result<ReadonlyArray<RecipientGroup>, InputError> => {
  const given = { recipientGroups: rows }
  const read = decode(given)
  if (Result.isFailure(read)) return Result.fail(invalidValue(read.failure, given, "recipientGroups"))
  const groups = read.success.recipientGroups
  const refuse = (value: unknown, why: Reason, path: string) =>
    Result.fail(wrongValue("recipientGroups", value, why, `recipientGroups[${path}`))
  for (const [index, { name, members }] of groups.entries()) {
    if (isBlank(name) || keyOf(name) === "") return refuse(name, expected.name, `${index}].name`)
    if (groups.slice(0, index).some((before) => keyOf(before.name) === keyOf(name)))
      return refuse(name, expected.other, `${index}].name`)
    if (members.length === 0) return refuse(members, expected.members, `${index}].members`)
    const odd = members.findIndex((code) => !isWellFormedAgencyCode(code))
    if (odd >= 0) return refuse(members[odd], expected.members, `${index}].members[${odd}]`)
  }
  return Result.succeed(groups)
}

/** The groups whose names have all of these words, each at its beginning. */
export const groupsWith = (groups: ReadonlyArray<RecipientGroup>, words: ReadonlyArray<string>) =>
  groups.filter(({ name }) => {
    const own = wordsOf(name)
    return words.every((word) => own.some((each) => each.startsWith(word)))
  })

/** The group of a name, however it is written. */
export const groupNamed = Effect.fnUntraced(function* (name: string) {
  const { recipientGroups = [] } = yield* Settings
  const found = recipientGroups.find((group) => keyOf(group.name) === keyOf(name))
  const known: Reason =
    recipientGroups.length > 0
      ? oneOf(recipientGroups.map((group) => group.name))
      : {
          en: "a group that is given to `recipientGroups` when the exchange is opened",
          vi: "nhóm đã khai báo ở `recipientGroups` khi mở hệ thống",
        }
  return found ?? (yield* wrongValue("group", name, known))
})
