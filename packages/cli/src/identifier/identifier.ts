import type { IdentifierDeviation, IdentifierStandard, LevelOneChange } from "@lienthong/core/agency"
import { Result } from "effect"
import { type Console, processConsole } from "../console/command.ts"
import { onlyWord, readOptions, refuse, type UsageProblem } from "../console/usage-problem.ts"
import { explainIdentifier, type IdentifierExplanation } from "./identifier-explanation.ts"

const standards: Readonly<Record<IdentifierStandard, string>> = {
  "qcvn-102": "QCVN 102:2016/BTTTT, cấp 4 đến cấp 1 | level 4 down to level 1",
  "decision-20": "QĐ 20/2020/QĐ-TTg, từ cấp 1 | from level 1 on",
}

const deviations: Readonly<Record<IdentifierDeviation, string>> = {
  "space-around": "có khoảng trắng ở đầu hoặc cuối | spaces around it",
  "lower-case": "có chữ thường | small letters",
  "not-four-groups": "không đủ bốn nhóm mã | not four groups",
  "not-13-characters": "không đúng cấu trúc 13 ký tự | not the 13 characters of its standard",
}

/** How a code of level 1 changed, whose it was, and who took over. */
const changeLines = ({ code, change, agency, successor, since, source }: LevelOneChange) => [
  row(
    "Mã cấp 1 thay đổi | Changed",
    change === "ended" ? `${code}: được đóng | ended, ${since}` : `${code}: mới | added, ${since}`,
  ),
  ...(agency ? [row("  của | of", `${agency.vi} | ${agency.en}`)] : []),
  ...(change === "added"
    ? []
    : [
        row(
          "  tiếp nhận | taken over by",
          successor
            ? `${successor.code}, ${successor.since} (suy ra từ tên bộ | inferred from the names)`
            : "không rõ; tra danh bạ của trục | unknown; ask the axis' directory",
        ),
      ]),
  row("  nguồn | source", `${source.vi} | ${source.en}`),
]

const row = (label: string, value: string) => `  ${label.padEnd(32)}${value}`

const lines = (said: IdentifierExplanation): ReadonlyArray<string> => [
  said.code,
  row("Đúng quy chuẩn | Conforms", said.conforms ? "có | yes" : "không | no"),
  ...said.deviations.map((deviation) => row("Sai khác | Departs", deviations[deviation])),
  ...(said.standard === undefined
    ? [row("Chuẩn | Standard", "không rõ; chỉ chấp nhận khi đọc | unknown; accepted on reading only")]
    : [row("Chuẩn | Standard", standards[said.standard])]),
  ...(said.level === undefined ? [] : [row("Cấp | Level", String(said.level))]),
  ...(said.units ?? []).map(({ level, unit }) => row(`Mã cấp ${level} | Unit of level ${level}`, unit)),
  ...(said.levelOneGroup
    ? [row("Nhóm cấp 1 | Group of level 1", `${said.levelOneGroup.vi} | ${said.levelOneGroup.en}`)]
    : []),
  ...(said.levelOneChange ? changeLines(said.levelOneChange) : []),
  ...(said.focalPoint
    ? [
        row("Đầu mối | Focal point", `${said.focalPoint.office.vi} | ${said.focalPoint.office.en}`),
        row("  nhận, gửi cho | for", `${said.focalPoint.for.vi} | ${said.focalPoint.for.en}`),
        row("  căn cứ | by", said.focalPoint.article),
      ]
    : []),
  ...(said.above ?? []).map((code, index) =>
    row(index === 0 ? "Trực thuộc | Directly under" : "Thuộc | Under", code),
  ),
]

/** Parses a code as the axis can carry it: 1 to 35 visible characters. */
const parseCode = (text: string): Result.Result<string, UsageProblem> =>
  /^[\p{L}\p{N}\p{P}\p{S}]{1,35}$/u.test(text)
    ? Result.succeed(text)
    : Result.fail({
        en: "an identifier is 1 to 35 visible characters without spaces",
        vi: "mã định danh có từ 1 đến 35 ký tự, không có khoảng trắng",
      })

const parse = (args: ReadonlyArray<string>) =>
  Result.gen(function* () {
    const { values, positionals } = yield* readOptions(args, { json: { type: "boolean", default: false } })
    const code = yield* parseCode(yield* onlyWord(positionals, { en: "identifier", vi: "mã định danh" }))
    return { code, json: values.json }
  })

/** Runs `lienthong identifier CODE [--json]`: explains an agency's identifier. */
export const runIdentifier = async (
  args: ReadonlyArray<string>,
  console: Console = processConsole,
): Promise<number> => {
  const parsed = parse(args)
  if (Result.isFailure(parsed)) return refuse("identifier", parsed.failure, console)
  const said = explainIdentifier(parsed.success.code)
  console.out(parsed.success.json ? JSON.stringify(said, null, 2) : lines(said).join("\n"))
  return 0
}
