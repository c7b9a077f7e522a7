import { type Permission, roleNames } from "@lienthong/core"
import { type Act as CitedAct, acts as citedActs, permissions } from "@lienthong/core/policy"
import { exists, filesBelow, textOf } from "../repository.ts"
import { decision28 } from "./decision-28.ts"
import { decree30 } from "./decree-30.ts"
import { labourCode } from "./labour-code.ts"
import type { Act, HostRow, KeptRow, NotKeptRow, Said } from "./row.ts"

export const acts: ReadonlyArray<Act> = [decision28, decree30, labourCode]

interface Place {
  readonly path: string
  readonly name: string
}

/** `adapters-axis:signing/certificate/chain#TITLE`, or `policy/paper#paperFor` of core. */
const placeOf = (text: string, folder: "src" | "test"): Place => {
  const [, of = "core", file, name] = /^(?:([a-z-]+):)?([^#]+)#(.+)$/.exec(text) ?? []
  return { path: `packages/${of}/${folder}/${file}${folder === "test" ? ".test" : ""}.ts`, name: name ?? "" }
}

const functionAt = (text: string) => placeOf(text, "src")
const testAt = (text: string) => placeOf(text, "test")

const isExported = ({ path, name }: Place) =>
  exists(path) &&
  new RegExp(`^export (const|class|function|type|interface) ${name}\\b`, "m").test(textOf(path))

const title = /\b(it|it\.effect|it\.live|describe)\(\s*(["`])(.+?)\2,/gs

/** The titles of a file's tests, each with its group's in front, as it reads when it runs. */
const titlesIn = (path: string): ReadonlyMap<string, string> => {
  const titles = new Map<string, string>()
  let group = ""
  for (const [, kind, , raw = ""] of textOf(path).matchAll(title)) {
    const said = raw.replaceAll("${", "{")
    if (kind === "describe") group = said
    else titles.set(said, `${group}: ${said}`)
  }
  return titles
}

const titleAt = ({ path, name }: Place) => (exists(path) ? titlesIn(path).get(name) : undefined)

const labelsOf = ({ kept, hosts = [], notKept }: Act) =>
  [...kept, ...hosts, ...notKept].map(({ article }) => article)

/** `8, 9` and `Phụ lục VI, Phần I, III.1c, III.1đ` stand for each of their letters. */
const citedBy = (label: string): ReadonlyArray<string> => {
  const [, annex = "", letters = label] = /^(Phụ lục [IV]+(?:, Phần [IV]+)?)(?:, (.+))?$/.exec(label) ?? []
  if (annex === "") return label.split(", ")
  return letters === label ? [label] : letters.split(", ").map((letter) => `${annex}, ${letter}`)
}

/** What the code cites must be on the page: `6.2` under `6.2` or `6`, `32.2c` under `32.2`. */
const citationsOf = (cited: NonNullable<Act["cited"]>) => {
  const citation = new RegExp(`\\b${cited}\\("([^"]+)"\\)`, "g")
  return filesBelow("packages/core/src", ".ts").flatMap((path) =>
    [...textOf(path).matchAll(citation)].map(([, article = ""]) => article),
  )
}

/**
 * A row for `6` is one for `6.2` and for `6.2a`, one for `III.8` is one for `III.8a`; one for `Phụ lục V` is
 * none for `Phụ lục VI`.
 */
const covers = (label: string, article: string) =>
  article === label || (article.startsWith(label) && /^[.,a-zđ]/.test(article.slice(label.length)))

/**
 * Whether a row answers for a letter: one for `10.2` does not answer for `10.2c` where `10.2a` has a row of
 * its own, so that no letter is lost among its neighbours.
 */
const answersFor = (label: string, letter: string, labels: ReadonlyArray<string>): boolean =>
  label === letter ||
  (covers(label, letter) && !labels.some((other) => other !== label && covers(label, other)))

/** A heading as links name it. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replaceAll(" ", "-")

/** The headings of the examples, each followed by code, which `examples.test.ts` compiles. */
const examples: ReadonlySet<string> = new Set(
  textOf("docs/law-examples.md")
    .split(/^## /m)
    .flatMap((chapter) => {
      const [heading = ""] = chapter.split("\n", 1)
      return /^```ts$/m.test(chapter) ? [anchorOf(heading)] : []
    }),
)

/** The letters of an act that no row answers for, and those that two rows do, one of which could be lost. */
export const lettersAmiss = (act: Act): ReadonlyArray<string> => {
  const labels = labelsOf(act).flatMap(citedBy)
  return [
    ...act.letters
      .filter((letter) => !labels.some((label) => answersFor(label, letter, labels)))
      .map((letter) => `no row for ${letter}`),
    ...labels.filter((label, at) => labels.indexOf(label) < at).map((label) => `two rows for ${label}`),
  ]
}

/** Everything that has rotted: functions and tests that are gone, articles that nobody answers for. */
export const faultsOf = (act: Act): ReadonlyArray<string> => {
  const labels = labelsOf(act).flatMap(citedBy)
  const cited = act.cited === undefined ? [] : citationsOf(act.cited)
  return [
    ...act.kept.flatMap(({ article, functions, tests }) => [
      ...functions.filter((text) => !isExported(functionAt(text))).map((text) => `${article}: no ${text}`),
      ...tests
        .filter((text) => titleAt(testAt(text)) === undefined)
        .map((text) => `${article}: no test ${text}`),
    ]),
    ...(act.hosts ?? [])
      .filter(({ example }) => !examples.has(example))
      .map(({ article, example }) => `${article}: no example ${example}`),
    ...lettersAmiss(act),
    ...labels
      .filter((label) => !/^Phụ lục [IV]+\b(?<!VI)/.test(label))
      .filter((label) => !act.letters.some((letter) => covers(label, letter) || covers(letter, label)))
      .map((label) => `no article ${label}`),
    ...cited
      .filter((article) => !labels.some((label) => covers(label, article) || covers(article, label)))
      .map((article) => `cited in the code, and no row: ${article}`),
  ]
}

const cell = (text: string) => text.replaceAll("|", "\\|")
const both = ({ en, vi }: Said) => `${en}<br>*${vi}*`
const link = ({ path }: Place, said: string) => `[${said}](../${path})`

const keptRow = ({ article, rule, functions, tests }: KeptRow) => {
  const code = functions.map(functionAt).map((place) => link(place, `\`${place.name}\``))
  const proofs = tests.map(testAt).map((place) => link(place, cell(titleAt(place) ?? place.name)))
  return `| ${article} | ${cell(both(rule))} | ${code.join("<br>")} | ${proofs.join("<br>")} |`
}

const hostRow = ({ article, about, example }: HostRow) =>
  `| ${article} | ${both(about)} | [${example}](law-examples.md#${example}) |`

const hostTable = (rows: ReadonlyArray<HostRow>) =>
  rows.length === 0
    ? []
    : [
        "",
        "Do hệ thống nhúng thư viện thực hiện (the host's, with the library's part):",
        "",
        "| Điều (article) | Nội dung (about) | Ví dụ (example) |",
        "|---|---|---|",
        ...rows.map(hostRow),
      ]

const notKeptRow = ({ article, about, why }: NotKeptRow) => `| ${article} | ${both(about)} | ${both(why)} |`

const chapter = ({ title: said, kept, hosts = [], notKept }: Act): ReadonlyArray<string> => [
  `## ${said.vi}`,
  "",
  `${said.en}.`,
  "",
  "| Điều (article) | Quy định (rule) | Hàm (function) | Kiểm thử (test) |",
  "|---|---|---|---|",
  ...kept.map(keptRow),
  ...hostTable(hosts),
  "",
  "Không thuộc phạm vi thư viện (not this library's):",
  "",
  "| Điều (article) | Nội dung (about) | Lý do (why) |",
  "|---|---|---|",
  ...notKept.map(notKeptRow),
  "",
]

const introduction = `# The law, article by article

For auditors: look up an article, and find the function that implements it and the test that proves it. Names of tests are
sentences about documents; where one has a word in braces, the test runs for each of several values.

*Dành cho kiểm tra, thanh tra: từ mỗi điều luật tìm được hàm thực hiện và kiểm thử chứng minh.*

Made from \`packages/testkit/test/documentation/law\`; do not edit. A test fails when a function or a test named here is gone,
when an article, a clause or a letter has no line, when the code cites an article that is not here, and when this page is stale;
\`npx -y pnpm@10 run docs\` writes it anew. Who may do what: [embedding](embedding.md#who-may-do-what). Terms: [glossary](glossary.md).
`

const permissionRow = ([action, { roles, article, description }]: [string, Permission]) => {
  const names = roles.map((role) => `${roleNames[role].vi} (${role})`).join(", ")
  const who = roles.length === 0 ? "phần mềm (the host alone)" : names
  return `| \`${action}\` | ${both(description)} | ${who} | ${article} |`
}

const permissionTable = [
  "## Ai được làm gì",
  "",
  "Who may do what by the default policy, `permissions`: any one of the roles is enough, and nobody acts for another agency.",
  "",
  "| Thao tác (operation) | Việc (what) | Vai trò (roles) | Căn cứ (by) |",
  "|---|---|---|---|",
  ...Object.entries(permissions).map(permissionRow),
  "",
]

const certainties: Readonly<Record<CitedAct["certainty"], Said>> = {
  read: { en: "official text read", vi: "đã đọc văn bản chính thức" },
  reported: { en: "by secondary sources", vi: "theo nguồn thứ cấp" },
  inferred: { en: "inferred", vi: "suy ra" },
}

const dayCell = (day: string | undefined) => day ?? "–"

const citedRow = ({ name, about, from, until, followedBy, certainty, source }: CitedAct) => {
  const follower = Object.entries<CitedAct>(citedActs).find(([key]) => key === followedBy)?.[1].name
  const { en, vi } = certainties[certainty]
  const known = { en: `${en}: ${source.en}`, vi: `${vi}: ${source.vi}` }
  return `| ${both(name)} | ${both(about)} | ${dayCell(from)} | ${dayCell(until)} | ${follower ? both(follower) : "–"} | ${both(known)} |`
}

const citedTable = [
  "## Văn bản được viện dẫn",
  "",
  "Every act that code, sentences and documentation cite, with its days of force: `acts` of `@lienthong/core/policy`. A document is",
  "judged by the act in force on its day: `actInForce`.",
  "",
  "| Văn bản (act) | Về việc (about) | Từ (from) | Đến hết (until) | Tiếp theo (followed by) | Căn cứ (known from) |",
  "|---|---|---|---|---|---|",
  ...Object.values<CitedAct>(citedActs).map(citedRow),
  "",
]

/** The whole page. */
export const lawPage = (): string =>
  [introduction, ...acts.flatMap(chapter), ...citedTable, ...permissionTable].join("\n")
