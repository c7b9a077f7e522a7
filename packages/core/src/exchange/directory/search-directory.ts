import { Effect, Schema } from "effect"
import { inSlices } from "../../adapter-kit/in-slices.ts"
import { wrongValue } from "../../adapter-kit/input/invalid-value.ts"
import { readDirectory } from "../../adapter-kit/promise/read-directory.ts"
import { readAgencyIdentifier } from "../../agency/read-identifier.ts"
import type { RecipientGroup } from "../../agency/recipient-group.ts"
import { parentOnDay, type Successions, successionsOf } from "../../agency/succession.ts"
import { AgencyDirectory } from "../../port/agency-directory.ts"
import { DirectoryError } from "../../port/directory-error.ts"
import { dateOf, type LocalDate } from "../../time/vietnam-time.ts"
import { wordsOf } from "../../view/search-text.ts"
import { agencyKey, isSameAgencyCode } from "../../vocabulary/key.ts"
import { groupsWith } from "../input/recipient-groups.ts"
import { optional } from "../input/request.ts"
import { now } from "../runtime/runtime.ts"
import { Settings } from "../settings/settings.ts"
import { type DescribedDirectory, directoryUsed } from "./directory-used.ts"
import { type SearchedAgency, searchedList } from "./searched-list.ts"

const defaultLimit = 20
const maxLimit = 200

/** A search in the directory of agencies. */
export const DirectorySearchRequest = Schema.Struct({
  /**
   * An identifier, former ones too, or the beginnings of words of the name in any order, with or without
   * accents, with abbreviations: `so thong tin tay ninh`, `ubnd h53`.
   */
  text: Schema.String,
  /** The max number of agencies to return, up to 200. Default: 20. */
  limit: optional(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: maxLimit }))),
})
export interface DirectorySearchRequest extends Schema.Schema.Type<typeof DirectorySearchRequest> {}

/** An agency that is connected to the axis, for a recipient picker (chọn nơi nhận). */
export interface FoundAgency {
  readonly code: string
  /** Its code by the other standard. */
  readonly otherCode?: string
  readonly name: string
  /** The agencies above it that stand today, the nearest first, with their names where the list has them. */
  readonly above: ReadonlyArray<{ readonly code: string; readonly name?: string }>
  /** Whether it receives documents for the Government or the Prime Minister (đầu mối; Art. 7.3a). */
  readonly focalPoint?: true
  /** The codes of the agencies that it replaced. */
  readonly former: ReadonlyArray<string>
}

/** Agencies that match, the best first. */
export interface FoundAgencies {
  readonly rows: ReadonlyArray<FoundAgency>
  /** The host's groups of recipients whose names have the words. */
  readonly groups: ReadonlyArray<RecipientGroup>
  /** Whether more agencies match than were asked for. */
  readonly more: boolean
  /** Which list was searched. Absent if the host has a directory of its own. */
  readonly directory?: DescribedDirectory
}

interface Match {
  readonly agency: SearchedAgency
  /** How well an agency matches: 0 by its code, 1 by the beginning of its name, 2 otherwise. */
  readonly rank: number
}

/** Sorts the best match first; of equal matches, the agency of the higher level. */
const compare = ({ agency: one, rank }: Match, { agency: other, rank: otherRank }: Match): number =>
  rank - otherRank ||
  one.level - other.level ||
  (one.text < other.text ? -1 : one.text > other.text ? 1 : 0) ||
  (one.entry.code < other.entry.code ? -1 : 1)

/** The codes above an agency on a day, the nearest first. */
const codesAbove = (
  code: string,
  day: LocalDate,
  successions: Successions,
  below: ReadonlyArray<string> = [],
): ReadonlyArray<string> => {
  const { identifier } = readAgencyIdentifier(code)
  const parent = identifier && parentOnDay(identifier, day, successions)
  // An agency that replaced its own parent has itself as parent by its code.
  const known = [...below, code]
  return parent === undefined || known.some((each) => isSameAgencyCode(each, parent))
    ? []
    : [parent, ...codesAbove(parent, day, successions, known)]
}

/** Searches the directory of agencies (tìm cơ quan nhận trong danh bạ): the code itself first, then names. */
export const searchDirectory = Effect.fnUntraced(function* (request: DirectorySearchRequest) {
  const { text, limit = defaultLimit } = request
  const wanted = wordsOf(text)
  if (wanted.length === 0)
    return yield* wrongValue("text", text, {
      en: "words of an agency's name, or its identifier",
      vi: "từ khóa trong tên cơ quan hoặc mã định danh",
    })
  const { list } = readDirectory(yield* AgencyDirectory)
  if (list === undefined) return yield* new DirectoryError({ reason: "not-listed", detail: {} })
  const agencies = yield* searchedList(yield* list)
  const { successions = successionsOf([]), recipientGroups = [], governmentFocalPoints } = yield* Settings
  const today = dateOf(yield* now)
  const byCode = [text, ...successions.standing(text.trim(), today)].flatMap(
    (code) => agencies.byKey.get(agencyKey(code)) ?? [],
  )
  const begin = ` ${wanted.join(" ")}`
  let best = [...new Set(byCode)].map((agency): Match => ({ agency, rank: 0 }))
  let count = best.length
  yield* inSlices(agencies.all, (slice) => {
    const found = slice.filter(
      (agency) => wanted.every((word) => agency.text.includes(` ${word}`)) && !byCode.includes(agency),
    )
    if (found.length === 0) return
    count += found.length
    const matches = found.map((agency) => ({ agency, rank: agency.text.startsWith(begin) ? 1 : 2 }))
    best = [...best, ...matches].sort(compare).slice(0, limit)
  })
  const nameOf = (code: string) => agencies.byKey.get(agencyKey(code))?.entry.name
  const row = ({ agency: { entry } }: Match): FoundAgency => ({
    code: entry.code,
    ...(entry.otherCode !== undefined && { otherCode: entry.otherCode }),
    name: entry.name,
    ...([entry.code, entry.otherCode ?? []]
      .flat()
      .some((code) => governmentFocalPoints.some((point) => isSameAgencyCode(point, code))) && {
      focalPoint: true,
    }),
    above: codesAbove(entry.code, today, successions).map((code) => {
      const name = nameOf(code)
      return name === undefined ? { code } : { code, name }
    }),
    former: [entry.code, entry.otherCode ?? []].flat().flatMap((code) => successions.former(code, today)),
  })
  const directory = yield* directoryUsed
  return {
    rows: best.toSorted(compare).slice(0, limit).map(row),
    groups: groupsWith(recipientGroups, wanted),
    more: count > limit,
    ...(directory && { directory }),
  } satisfies FoundAgencies as FoundAgencies
})
