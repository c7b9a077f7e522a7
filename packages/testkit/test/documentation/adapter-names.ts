import { dirname, join, normalize } from "node:path"
import { textOf } from "./repository.ts"

const source = "packages/core/src/adapter.ts"

/** A name of the path `/adapter`, and what it is for. */
interface Named {
  readonly name: string
  readonly what: string | undefined
}

/** The first sentence of a doc comment, as one line. */
const firstSentence = (comment: string): string => {
  const text = comment
    .replace(/^\/\*\*|\*\/$/g, "")
    .replace(/^ *\* ?/gm, "")
    .trim()
    .replace(/\n\n[\s\S]*|\n- [\s\S]*/, "")
    .replace(/\{@link (\w+)\}/g, "`$1`")
    .replace(/\s+/g, " ")
    .trim()
  return (/^.*?[.:](?= [A-Z`*]|$)/.exec(text)?.[0] ?? text).replace(/:$/, ".")
}

/** What a declaration says it is for: its own comment, or that of what it is the type of. */
const whatIs = (name: string, file: string): string | undefined => {
  const declared = new RegExp(
    `(/\\*\\*(?:(?!\\*/)[\\s\\S])*\\*/)\\nexport (?:const|class|interface|type|(?:async )?function\\*?) ${name}\\b`,
  ).exec(textOf(file))
  return declared?.[1] === undefined ? undefined : firstSentence(declared[1])
}

const namesIn = (code: string): ReadonlyArray<Named> =>
  [...code.matchAll(/export (?:type )?\{([^}]*)\} from "([^"]+)"/g)]
    .flatMap(([, names = "", from = ""]) =>
      names.split(",").flatMap((one) => {
        const name = one.trim().replace(/^type /, "")
        return name === "" ? [] : [{ name, what: whatIs(name, normalize(join(dirname(source), from))) }]
      }),
    )
    .toSorted((a, b) => a.name.localeCompare(b.name, "en"))

/** The names of `/adapter` under the headings of its source. */
export const adapterNames = (): ReadonlyArray<readonly [heading: string, names: ReadonlyArray<Named>]> =>
  textOf(source)
    .split(/^\/\/ (?=.*\.$)/m)
    .slice(1)
    .map((part) => [part.slice(0, part.indexOf("\n")).replace(/\.$/, ""), namesIn(part)] as const)

const introduction = `# The names of \`@lienthong/core/adapter\`

Made from the comments in the code; do not edit. \`npx -y pnpm@10 run docs\` writes it anew. Who writes an adapter finds here what
the path has for it. How to write one: [writing an adapter](writing-an-adapter.md).
`

/** The whole page. */
export const adapterPage = (): string =>
  [
    introduction,
    ...adapterNames().flatMap(([heading, names]) => [
      `## ${heading}`,
      "",
      "| Name | What for |",
      "|---|---|",
      ...names.map(({ name, what = "" }) => `| \`${name}\` | ${what.replaceAll("|", "\\|")} |`),
      "",
    ]),
  ].join("\n")
