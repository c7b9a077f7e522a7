import fc from "fast-check"

/**
 * What may happen to a packet on its way: lines are lost, doubled or moved, letters changed, the end cut off.
 */
const mutation = fc.tuple(
  fc.constantFrom("lose", "double", "move", "put", "letter", "cut", "wrap", "rename") as fc.Arbitrary<
    "lose" | "double" | "move" | "put" | "letter" | "cut" | "wrap" | "rename"
  >,
  fc.nat({ max: 10_000 }),
  fc.nat({ max: 10_000 }),
)

const mutated = (text: string, [kind, a, b]: typeof mutation extends fc.Arbitrary<infer A> ? A : never) => {
  const lines = text.split("\r\n")
  const [from, to] = [a % lines.length, b % lines.length]
  const line = lines[from] ?? ""
  const at = a % text.length
  switch (kind) {
    case "lose":
      return lines.toSpliced(from, 1).join("\r\n")
    case "double":
      return lines.toSpliced(from, 0, line).join("\r\n")
    case "move":
      return lines.toSpliced(from, 1).toSpliced(to, 0, line).join("\r\n")
    case "put":
      return lines.toSpliced(to, 0, line.replace(/>[^<]+</, ">khác<")).join("\r\n")
    case "letter":
      return `${text.slice(0, at)}${"<>&A\u{1}"[b % 5]}${text.slice(at + 1)}`
    case "cut":
      return text.slice(0, at)
    case "wrap":
      return lines.with(from, `<MoRong>${line}</MoRong>`).join("\r\n")
    case "rename":
      return lines
        .with(
          from,
          line.replaceAll(/(<\/?(?:edXML:)?)(\w)/g, (_, tag, letter) => `${tag}${letter.toLowerCase()}`),
        )
        .join("\r\n")
  }
}

/** Packets of one document each, all of them changed, the same at every run. */
const samples = fc.sample(mutation, { numRuns: 200, seed: 2026 })

/** Changed copies of the packet of a report 01/BC-UBND, each with its own number; the same in every run. */
export const changedCopies = (text: string): ReadonlyArray<Uint8Array> =>
  samples.map((change, index) => {
    const own = text.replaceAll("01/BC-UBND", `${index + 100}/BC-UBND`).replace(">01<", `>${index + 100}<`)
    return new TextEncoder().encode(mutated(own, change))
  })
