import { assert, describe, it } from "vitest"
import { type Command, dispatch } from "../../src/console/command.ts"

describe("lienthong", () => {
  const run = async (...args: ReadonlyArray<string>) => {
    const said: Array<string> = []
    const ran: Array<ReadonlyArray<string>> = []
    const command = (name: string): Command => ({
      name,
      usage: "FILE",
      en: `${name} in English`,
      vi: `${name} tiếng Việt`,
      run: async (rest) => {
        ran.push([name, ...rest])
        return 0
      },
    })
    const console = { out: (line: string) => said.push(line), error: (line: string) => said.push(line) }
    const code = await dispatch("lienthong", [command("axis"), command("packet read")], args, console)
    return { code, said: said.join("\n"), ran }
  }

  it("runs the command that its words name, whether pnpm put a -- before them or not", async () => {
    assert.deepEqual((await run("packet", "read", "a.edxml")).ran, [["packet read", "a.edxml"]])
    assert.deepEqual((await run("--", "axis", "--port", "0")).ran, [["axis", "--port", "0"]])
  })

  it("helps in both languages, with all commands or with one", async () => {
    const all = await run("--help")
    assert.equal(all.code, 0)
    for (const line of ["axis tiếng Việt", "packet read in English"]) assert.include(all.said, line)
    const one = await run("packet", "read", "--help")
    assert.deepEqual({ code: one.code, ran: one.ran }, { code: 0, ran: [] })
    assert.notInclude(one.said, "axis")
  })

  it("shows the commands that a first word may be completed to", async () => {
    const asked = await run("packet", "--help")
    assert.equal(asked.code, 0)
    assert.include(asked.said, "packet read in English")
    assert.notInclude(asked.said, "axis")
    assert.equal((await run("packet")).code, 2)
  })

  it("does not guess at a command it does not know", async () => {
    for (const args of [["packet"], ["axes", "--agency", "H53:S:topsecret"], []]) {
      const { code, said, ran } = await run(...args)
      assert.deepEqual({ code, ran }, { code: 2, ran: [] })
      assert.notInclude(said, "topsecret")
      if (args.length > 1) assert.include(said, "usage/command-unknown")
    }
  })
})
