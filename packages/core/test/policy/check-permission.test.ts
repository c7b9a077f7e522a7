import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Actor } from "../../src/agency/actor.ts"
import { Role, roleNames } from "../../src/agency/role.ts"
import { AuthorizationError } from "../../src/policy/authorization-error.ts"
import { checkPermission, forbid } from "../../src/policy/check-permission.ts"
import { type Action, hostActions, permissions } from "../../src/policy/permissions.ts"
import { isSameAgencyCode } from "../../src/vocabulary/key.ts"

const own = ["000.00.00.H53", "H53"]
const action = fc.constantFrom(...(Object.keys(permissions) as ReadonlyArray<Action>))
const roles = fc.subarray([...Role.literals])
const person = (held: ReadonlyArray<Role>, agency?: string): Actor => ({
  id: "nv-01",
  name: "Trần Văn Hùng",
  roles: held,
  ...(agency !== undefined && { agency }),
})

describe("Who may do what", () => {
  it("is as the table says, for every operation and every set of roles", () => {
    fc.assert(
      fc.property(
        action,
        roles,
        fc.constantFrom(undefined, ...own, "000.00.00.h53", " h53"),
        (does, held, agency) => {
          const denied = checkPermission({ action: does, by: person(held, agency), agency: own })
          const listed = permissions[does].roles.some((role) => held.includes(role))
          expect(denied === undefined).toBe(listed)
          if (denied) expect(denied.reason).toBe("role-missing")
        },
      ),
    )
  })

  it("never includes acting for another agency, whatever the roles", () => {
    fc.assert(
      fc.property(action, roles, fc.string(), (does, held, agency) => {
        fc.pre(!own.some((code) => isSameAgencyCode(code, agency)))
        const denied = checkPermission({ action: does, by: person(held, agency), agency: own })
        expect(denied?.reason).toBe("another-agency")
      }),
    )
  })

  it("is nothing for a person without a role", () => {
    for (const does of Object.keys(permissions) as ReadonlyArray<Action>) {
      const { roles: _, ...nobody } = person([])
      expect(checkPermission({ action: does, by: nobody, agency: own })?.reason).toBe("role-missing")
    }
  })

  it("grows with the roles a person has, and never shrinks", () => {
    fc.assert(
      fc.property(action, roles, roles, (does, some, more) => {
        const allowed = (held: ReadonlyArray<Role>) =>
          checkPermission({ action: does, by: person(held), agency: own }) === undefined
        if (allowed(some)) expect(allowed([...some, ...more])).toBe(true)
      }),
    )
  })

  const only = [
    ["only a signer signs", "signer", ["outgoing.signAsPerson"]],
    [
      "only văn thư numbers, seals, dispatches and registers",
      "clerk",
      [
        "outgoing.signAsAgency",
        "outgoing.dispatch",
        "outgoing.closeUnissued",
        "incoming.accept",
        "incoming.registerPaper",
        "registers.open",
      ],
    ],
  ] as const
  for (const [rule, role, actions] of only)
    it(`is such that ${rule}`, () => {
      for (const does of actions)
        for (const other of Role.literals)
          expect(checkPermission({ action: does, by: person([other]), agency: own }) === undefined).toBe(
            other === role,
          )
    })

  it("keeps administrators from reading what documents say", () => {
    for (const does of ["outgoing.readFile", "incoming.readFile"] as const)
      expect(checkPermission({ action: does, by: person(["administrator"]), agency: own })).toBeDefined()
  })

  it("leaves background work to the host alone", () => {
    for (const does of Object.keys(hostActions) as ReadonlyArray<Action>) {
      expect(checkPermission({ action: does, agency: own })).toBeUndefined()
      expect(checkPermission({ action: does, by: person([...Role.literals]), agency: own })).toBeDefined()
    }
  })

  it("is described with the roles that it takes, in both languages, and also under an earlier path", () => {
    const denied = checkPermission({ action: "outgoing.dispatch", by: person(["drafter"]), agency: own })
    expect(denied?.sentence.vi).toBe(
      "Trần Văn Hùng không có quyền phát hành văn bản: cần một trong các vai trò văn thư.",
    )
    expect(denied?.sentence.en).toContain(roleNames.clerk.vi)
    const earlier = { action: "reports.trackingBoard", person: "Trần Văn Hùng", roles: "văn thư (clerk)" }
    expect(new AuthorizationError({ reason: "role-missing", detail: earlier }).sentence.vi).toContain(
      "không có quyền xem bảng theo dõi",
    )
    const forbidden = forbid({ action: "outgoing.dispatch", agency: own }, "ngoài giờ làm việc")
    expect(forbidden.code).toBe("authorization/forbidden")
    expect(forbidden.message).toBe("host has no permission for outgoing.dispatch: ngoài giờ làm việc")
  })
})
