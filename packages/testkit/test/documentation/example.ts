/** An example as it stands in a page or a comment. */
export interface Example {
  /** The file it is in. */
  readonly path: string
  /** The line its first block begins on. */
  readonly line: number
  /** A module: each line of code on the line it has in its file, everything else blank. */
  readonly code: string
}

const opening = /^```ts\b/
const closing = /^```\s*$/

interface Block {
  readonly line: number
  readonly lines: ReadonlyArray<string>
}

const blocksOf = (lines: ReadonlyArray<string>): ReadonlyArray<Block> => {
  const blocks: Array<Block> = []
  let open: { line: number; lines: Array<string> } | undefined
  for (const [index, line] of lines.entries()) {
    if (open === undefined) {
      if (opening.test(line)) open = { line: index + 2, lines: [] }
    } else if (closing.test(line)) {
      blocks.push(open)
      open = undefined
    } else open.lines.push(line)
  }
  return blocks
}

const begins = ({ lines }: Block) => lines[0]?.startsWith("import ") ?? false

/** Blocks that belong together, each at its own lines. */
const moduleOf = (path: string, blocks: ReadonlyArray<Block>): Example => {
  const code: Array<string> = []
  for (const { line, lines } of blocks) {
    while (code.length < line - 1) code.push("")
    code.push(...lines)
  }
  return { path, line: blocks[0]?.line ?? 1, code: code.join("\n") }
}

const examplesOf = (path: string, lines: ReadonlyArray<string>): ReadonlyArray<Example> => {
  const programs: Array<Array<Block>> = []
  for (const block of blocksOf(lines)) {
    if (begins(block) || programs.length === 0) programs.push([block])
    else programs.at(-1)?.push(block)
  }
  return programs.map((blocks) => moduleOf(path, blocks))
}

/**
 * The examples of a page. A block that begins with an import starts a new one; any other goes on with the
 * last.
 */
export const examplesOfPage = (path: string, text: string): ReadonlyArray<Example> =>
  examplesOf(path, text.split("\n"))

/** The lines of each doc comment without its stars, everything around it blank. */
const commentsOf = (text: string): ReadonlyArray<ReadonlyArray<string>> => {
  const comments: Array<ReadonlyArray<string>> = []
  let open: Array<string> | undefined
  for (const [index, line] of text.split("\n").entries()) {
    if (open === undefined && /^\s*\/\*\*/.test(line)) open = Array.from({ length: index }, () => "")
    open?.push(line.replace(/^\s*\/?\*+\/? ?/, ""))
    if (open !== undefined && line.includes("*/")) {
      comments.push(open)
      open = undefined
    }
  }
  return comments
}

/** The examples in a source file's doc comments; those of two comments have nothing to do with each other. */
export const examplesOfSource = (path: string, text: string): ReadonlyArray<Example> =>
  commentsOf(text).flatMap((lines) => examplesOf(path, lines))
