import { execFile } from "node:child_process"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { assert, describe, it } from "vitest"
import { runPaper } from "../../src/paper/paper.ts"
import { answerOf } from "../answer-of.ts"

const paper = async (...args: ReadonlyArray<string>) => {
  const { exitCode, out, error } = await answerOf(runPaper, ...args)
  assert.deepEqual([exitCode, error], [0, []])
  return JSON.parse(out)
}
const report = ["--type", "bao-cao", "--to"]

describe("lienthong paper", () => {
  it("sends paper with a report to the Government Office, and names the rule and the article", async () => {
    assert.deepInclude(await paper(...report, "000.00.00.G22"), {
      electronic: true,
      paper: true,
      rule: "government",
      article: "QĐ 28/2018/QĐ-TTg, Điều 7.2a",
      documentType: "Báo cáo",
    })
  })

  it("sends none with a report to a neighbour, nor to the Government Office for itself", async () => {
    for (const args of [["000.00.00.H53"], ["000.00.00.G22", "--for", "own"]]) {
      const said = await paper(...report, ...args)
      assert.deepInclude(said, { paper: false, article: "QĐ 28/2018/QĐ-TTg, Điều 5.3" })
      assert.notProperty(said, "rule")
    }
  })

  it("names the rule of each circumstance that asks for paper", async () => {
    const rule = async (...args: ReadonlyArray<string>) =>
      (await paper(...report, "000.00.00.H53", ...args)).rule
    assert.equal(await rule("--not-connected"), "not-connected")
    assert.equal(await rule("--unsigned"), "no-legal-value")
    assert.equal(await rule("--to", "G22", "--for", "prime-minister"), "government")
    assert.equal(await rule("--list", "sensitive", "--matter", "finance"), "listed")
    assert.equal(await rule("--list", "sensitive", "--individual"), "listed")
    assert.isUndefined(await rule("--list", "sensitive", "--matter", "sport"))
  })

  it("knows a type by its slug and by its name", async () => {
    const named = async (type: string) =>
      (await paper("--type", type, "--to", "000.00.00.H53", "--list", "sensitive")).documentType
    assert.equal(await named("Báo cáo"), "Báo cáo")
    assert.equal(await named("van-ban-qppl/nghi-dinh"), "Nghị định")
  })

  it("exits with 2 and an explanation in both languages when its arguments are wrong", async () => {
    const wrong = [
      [],
      ["--type", "bao-cao"],
      ["--to", "000.00.00.H53"],
      ["--type", "báo", "--to", "000.00.00.H53"],
      [...report, "h53"],
      [...report, "000.00.00.H53", "--for", "king"],
      [...report, "000.00.00.H53", "--for", "prime-minister"],
      [...report, "000.00.00.H53", "--list", "toString"],
      [...report, "000.00.00.H53", "thêm"],
    ]
    for (const args of wrong) {
      const { exitCode, out, error } = await answerOf(runPaper, ...args)
      assert.deepEqual([exitCode, out, error.length], [2, "", 2], args.join(" "))
      assert.match(error[1] ?? "", /Xem lienthong paper --help\.$/)
    }
  })
})

describe("The commands about the law", () => {
  const main = fileURLToPath(new URL("../../src/main.ts", import.meta.url))
  const lienthong = async (...args: ReadonlyArray<string>) =>
    (await promisify(execFile)(process.execPath, [main, ...args])).stdout

  it("are in the table of the command line, each with a line in both languages", async () => {
    const help = await lienthong("--help")
    for (const name of ["deadline", "calendar", "identifier", "paper"]) {
      assert.match(help, new RegExp(`^ {2}${name} .*\\n {6}.+\\n {6}.*[àáạảãăâđêôơưếầốộợữ]`, "mu"))
    }
  })

  it("answer from a process of their own", async () => {
    assert.include(await lienthong("--", "identifier", "000.28.31.H53"), "000.00.31.H53")
  })
})
