/** After these a slash begins a regular expression; after anything else it divides. */
const beforeExpression = /(?:^|[(,=:[!&|?{};+\-*%<>~^]|\b(?:return|typeof|case|in|of|yield|await|else))\s*$/

const isEndOfExpression = (code: string, at: number, inClass: boolean) => code[at] === "/" && !inClass

/** Where the regular expression that begins at a place ends. */
const endOfExpression = (code: string, from: number): number => {
  let inClass = false
  for (let at = from + 1; at < code.length && code[at] !== "\n"; at++) {
    if (code[at] === "\\") at++
    else if (isEndOfExpression(code, at, inClass)) return at + 1
    else if (code[at] === "[") inClass = true
    else if (code[at] === "]") inClass = false
  }
  return from + 1
}

/** Where the text in quotes that begins at a place ends. */
const endOfText = (code: string, from: number): number => {
  for (let at = from + 1; at < code.length && code[at] !== "\n"; at++) {
    if (code[at] === "\\") at++
    else if (code[at] === code[from]) return at + 1
  }
  return from + 1
}

/** What stands in comments, line by line: "" for a line without one. */
export const commentText = (code: string): ReadonlyArray<string> => {
  const found = code.split("\n").map(() => "")
  let line = 0
  const note = (text: string) => {
    for (const [index, part] of text.split("\n").entries()) found[line + index] += part
  }
  /** How deep the braces are in each template whose `${…}` is being read. */
  const templates: Array<number> = []
  let inTemplate = false
  for (let at = 0; at < code.length; ) {
    let end = at + 1
    if (inTemplate) {
      if (code[at] === "\\") end = at + 2
      else if (code[at] === "`") inTemplate = false
      else if (code.startsWith("${", at)) {
        templates.push(0)
        inTemplate = false
        end = at + 2
      }
    } else if (code.startsWith("//", at) || code.startsWith("/*", at)) {
      const isLine = code[at + 1] === "/"
      const closing = code.indexOf(isLine ? "\n" : "*/", at + 2)
      end = closing === -1 ? code.length : isLine ? closing : closing + 2
      note(code.slice(at, end))
    } else if (code[at] === "/" && beforeExpression.test(code.slice(Math.max(0, at - 12), at)))
      end = endOfExpression(code, at)
    else if (code[at] === '"' || code[at] === "'") end = endOfText(code, at)
    else if (code[at] === "`") inTemplate = true
    else if (templates.length > 0 && code[at] === "{") templates.push((templates.pop() ?? 0) + 1)
    else if (templates.length > 0 && code[at] === "}") {
      const depth = templates.pop() ?? 0
      if (depth > 0) templates.push(depth - 1)
      else inTemplate = true
    }
    line += code.slice(at, end).split("\n").length - 1
    at = end
  }
  return found
}
