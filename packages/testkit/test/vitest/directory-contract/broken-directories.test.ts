import { DirectoryError } from "@lienthong/core"
import { AgencyDirectory, type DirectoryReading } from "@lienthong/core/adapter"
import type { VietnamTime } from "@lienthong/core/calendar"
import { Effect, Layer, Option } from "effect"
import { agencyDirectoryChapters } from "../../../src/vitest/directory-contract/agency-directory-contract.ts"
import {
  type OpenDirectory,
  openDirectory,
} from "../../../src/vitest/directory-contract/directory-under-test.ts"
import { type Broken, suiteFindsWhatIsBroken } from "../broken.ts"

const listed = [
  { code: "000.00.00.H53", name: "UBND tỉnh Tây Ninh" },
  { code: "000.00.00.H17", name: "UBND TP Đà Nẵng", otherCode: "H17" },
]

type Find = OpenDirectory["directory"]["find"]

const findBy =
  (fits: (code: string, entry: (typeof listed)[number]) => boolean): Find =>
  (code) =>
    Effect.succeed(Option.fromNullishOr(listed.find((entry) => fits(code, entry))))
const sound = findBy((code, entry) => entry.code === code || entry.otherCode === code)
const away = (detail: Readonly<Record<string, string>>) =>
  AgencyDirectory.of({ find: () => Effect.fail(new DirectoryError({ reason: "unavailable", detail })) })

const open = openDirectory(
  Effect.succeed({
    directory: Layer.succeed(AgencyDirectory, { find: sound }),
    listed,
    away: Layer.succeed(AgencyDirectory, away({ problem: "It is off.", problemVi: "Đang tắt." })),
  }),
  { asksAway: true },
)

const inAnHour = "2099-01-01T08:00:00.000+07:00" as VietnamTime
const reading: DirectoryReading = { readAt: inAnHour }

/** An object in place of a map answers for what every object has. */
const inAnObject: Find = (code) => {
  const byCode: Readonly<Record<string, (typeof listed)[number]>> = Object.fromEntries(
    listed.map((entry) => [entry.code, entry]),
  )
  return Effect.succeed(Option.fromNullishOr(byCode[code]))
}

const broken: ReadonlyArray<readonly [promise: string, how: string, change: Partial<OpenDirectory>]> = [
  [
    "An agency is found under its code, with its name",
    "has codes alone",
    {
      directory: {
        find: (code) =>
          Effect.map(
            sound(code),
            Option.map((entry) => ({ ...entry, name: "" })),
          ),
      },
    },
  ],
  [
    "An agency that is not in the directory is not found, which is not an error",
    "keeps its list in an object",
    { directory: { find: inAnObject } },
  ],
  [
    "An agency is not found under a code that only begins or ends like its own",
    "searches by the beginning",
    { directory: { find: findBy((code, entry) => code !== "" && entry.code.startsWith(code)) } },
  ],
  [
    "An agency is found as often as it is asked for, by many at once",
    "answers with the last that was asked for",
    {
      directory: (() => {
        let last = ""
        return {
          find: (code: string) => {
            last = code
            return Effect.andThen(
              Effect.yieldNow,
              Effect.suspend(() => sound(last)),
            )
          },
        }
      })(),
    },
  ],
  [
    "The list that a directory answers from was read before the directory reports it",
    "has read it tomorrow",
    { directory: { find: sound, reading: Effect.succeedSome(reading) } },
  ],
  [
    "An agency is found under its other code, and returned under the first",
    "tells it under the code that was asked for",
    {
      directory: {
        find: (code) =>
          Effect.map(
            sound(code),
            Option.map((entry) => ({ ...entry, code })),
          ),
      },
    },
  ],
  [
    "An agency that cannot be looked up is not reported as unknown",
    "finds nobody while it is away",
    { away: { find: () => Effect.succeedNone } },
  ],
  [
    "The reason why no agency can be looked up is given in both languages",
    "leaves the sentences out",
    { away: away({ problem: "[object Object]" }) },
  ],
]

suiteFindsWhatIsBroken<OpenDirectory>(
  "directories",
  agencyDirectoryChapters({}),
  broken.map(
    ([promise, how, change]): Broken<OpenDirectory> => [
      promise,
      how,
      Effect.map(open, (opened) => ({ ...opened, ...change })),
    ],
  ),
)
