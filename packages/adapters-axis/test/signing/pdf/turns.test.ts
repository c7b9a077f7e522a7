import { it } from "@effect/vitest"
import { Effect } from "effect"
import { assert, describe } from "vitest"
import { sign, verdicts, verify } from "../desk.ts"

const pages = 40
const parts = 60

/** A tagged document of some thousand objects. */
const tagged = (): Uint8Array => {
  const page = (at: number) => 4 + at * (parts + 2)
  const numbers = (count: number) => Array.from({ length: count }, (_, at) => at)
  const elements = numbers(pages).flatMap((at) => numbers(parts).map((part) => page(at) + 2 + part))
  const list = (objects: ReadonlyArray<number>) => objects.map((number) => `${number} 0 R`).join(" ")
  const bodies = [
    "<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 3 0 R /MarkInfo << /Marked true >> >>",
    `<< /Type /Pages /Count ${pages} /Kids [${list(numbers(pages).map(page))}] >>`,
    `<< /Type /StructTreeRoot /K [${list(elements)}] >>`,
    ...numbers(pages).flatMap((at) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${page(at) + 1} 0 R >>`,
      "<< /Length 2 >>\nstream\nq \nendstream",
      ...numbers(parts).map((part) => `<< /S /P /P 3 0 R /Pg ${page(at)} 0 R /K ${part} >>`),
    ]),
  ]
  let text = "%PDF-1.7\n"
  const entries = bodies.map((body, at) => {
    const offset = text.length
    text += `${at + 1} 0 obj\n${body}\nendobj\n`
    return `${String(offset).padStart(10, "0")} 00000 n \n`
  })
  const size = bodies.length + 1
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${entries.join("")}`
  const end = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`
  return Buffer.from(`${text}${table}${end}`, "latin1")
}

/** How often other work of the process had its turn. */
const turnsDuring = <A, E>(work: Effect.Effect<A, E>) =>
  Effect.gen(function* () {
    let turns = 0
    let next = setImmediate(function turn() {
      turns += 1
      next = setImmediate(turn)
    })
    const value = yield* work
    clearImmediate(next)
    return { value, turns }
  })

const fewest = (pages * parts) / 200

describe("A document of some thousand objects", () => {
  it.live("yields to the event loop while it is signed, sealed and judged", () =>
    Effect.gen(function* () {
      const signed = yield* turnsDuring(sign(tagged(), "person"))
      assert.isAbove(signed.turns, fewest)
      const sealed = yield* turnsDuring(sign(signed.value, "agency"))
      assert.isAbove(sealed.turns, fewest)
      const judged = yield* turnsDuring(verify(sealed.value))
      assert.deepEqual(verdicts(judged.value), ["valid", "valid"])
      assert.isAbove(judged.turns, fewest)
    }),
  )
})
