import type { Reason } from "@lienthong/core/adapter"
import { SaxesParser } from "saxes"
import { localName } from "./element.ts"
import { textRuns } from "./text-runs.ts"
import { type TreeBuilder, treeBuilder } from "./tree-builder.ts"
import { beyond, limits, type TooLong } from "./xml-limits.ts"

/** What is reported while reading. */
export interface XmlHandlers {
  /** An error of the syntax, in the parser's English. Reading ends unless it answers `"go on"`. */
  readonly error: (line: number, words: string) => "go on" | "stop"
  /** The tree exceeds a limit. Reading ends. */
  readonly limit: (problem: Reason | TooLong) => void
  /** An attribute is too long. Reading ends unless it answers `"go on"`. */
  readonly longAttribute: (problem: TooLong) => "go on" | "stop"
  /** A DTD. Reading ends. */
  readonly doctype: () => void
  readonly declaredEncoding?: (encoding: string | undefined) => void
}

/** Parses text piece by piece. */
export interface XmlReading {
  readonly tree: TreeBuilder
  /** Reads one more piece; `false` when reading has ended. */
  readonly write: (text: string) => boolean
  readonly close: () => void
}

/** Thrown out of the parser, which has no other way to end in the middle of a piece. */
class Ended extends Error {}

/**
 * Begins to read XML 1.0: `textRuns` reads the texts, and a parser the markup. Only XML's own five entities
 * are accepted. An undeclared prefix and a lone ampersand are notes and not errors. Reading stops at once
 * when it has to end, so that a hostile packet costs no more.
 */
export const beginXml = (isRead: (name: string) => boolean, handlers: XmlHandlers): XmlReading => {
  // 1.1 would allow control characters.
  const parser = new SaxesParser({ xmlns: false, forceXMLVersion: true, defaultXMLVersion: "1.0" })
  // The decoder takes the byte order mark away; the parser would take a second one for it.
  parser.write("\uFEFF")
  const tree = treeBuilder(isRead)
  let attributes = 0
  /** The element whose tag is being read. */
  let inTag: string | undefined
  /**
   * How much was read since the parser last reported anything: it reports an attribute only when it is
   * complete.
   */
  let untold = 0
  let hasEnded = false
  const end = () => {
    hasEnded = true
    throw new Ended()
  }
  const within = (problem: Reason | TooLong | undefined) => {
    if (problem === undefined) return
    handlers.limit(problem)
    end()
  }
  const meetLong = (field: string, length: number) => {
    if (handlers.longAttribute({ field, length, limit: limits.field }) === "stop") end()
  }
  const told = () => {
    untold = 0
  }
  const guarded = (act: () => unknown) => {
    if (hasEnded) return
    try {
      act()
    } catch (error) {
      if (!(error instanceof Ended)) throw error
    }
  }
  const meetDoctype = () => {
    handlers.doctype()
    end()
  }
  parser.on("error", ({ message }) => {
    const words = message.replace(/^\d+:\d+: /, "").replace(/\.$/, "")
    // Where no DTD may stand, the parser calls it an error first.
    if (words.startsWith("inappropriately located doctype")) meetDoctype()
    if (handlers.error(parser.line + runs.lines(), words) === "stop") end()
  })
  parser.on("doctype", meetDoctype)
  parser.on("xmldecl", ({ encoding }) => handlers.declaredEncoding?.(encoding))
  parser.on("opentagstart", ({ name }) => {
    attributes = 0
    inTag = localName(name)
    told()
    within(name.length > limits.name ? beyond.name : undefined)
  })
  parser.on("processinginstruction", ({ target }) =>
    within(target.length > limits.name ? beyond.name : undefined),
  )
  parser.on("attribute", ({ name, value }) => {
    attributes += 1
    told()
    if (attributes > limits.attributes) within(beyond.attributes)
    if (name.length > limits.name) within(beyond.name)
    if (value.length > limits.field) meetLong(`${inTag ?? ""}@${name}`, value.length)
  })
  parser.on("opentag", ({ name, attributes }) => {
    inTag = undefined
    told()
    within(tree.open(name, attributes))
  })
  // A text that reached the parser is one that `runs` could not read: its place in the element is not known.
  parser.on("text", (text) => {
    if (
      text !== "" &&
      tree.isOpen() &&
      handlers.error(parser.line + runs.lines(), "a text is not read") === "stop"
    )
      end()
  })
  parser.on("closetag", () => {
    told()
    within(tree.close())
  })
  const runs = textRuns({
    isInside: tree.isOpen,
    text: (text) => within(tree.addText(text)),
    bareAmpersand: tree.noteAmpersand,
    markup: (text) => {
      untold += text.length
      parser.write(text)
      if (inTag !== undefined && untold > limits.field + text.length) meetLong(inTag, untold)
    },
  })
  return {
    tree,
    write: (text) => {
      guarded(() => runs.write(text))
      return !hasEnded
    },
    close: () =>
      guarded(() => {
        runs.end()
        parser.close()
      }),
  }
}
