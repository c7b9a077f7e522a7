import { system } from "./actor.ts"

/** Letters of other scripts that look like a letter of the library's own id. */
const lookalikes: Readonly<Record<string, string>> = {
  ѕ: "s",
  у: "y",
  ү: "y",
  υ: "y",
  т: "t",
  τ: "t",
  е: "e",
  ε: "e",
  м: "m",
  μ: "m",
}

/** An id as people and databases compare it: without case, accents, spaces and signs that nobody sees. */
const skeleton = (id: string) =>
  id
    .normalize("NFKD")
    .replace(/[\p{M}\p{White_Space}\p{C}\p{Default_Ignorable_Code_Point}\u2800]/gu, "")
    .toLowerCase()
    .replace(/./gu, (sign) => lookalikes[sign] ?? sign)

const reserved = skeleton(system.id)

/** Whether a person's id is the library's own ({@link system}), or looks or compares like it. No person has it. */
export const isReservedId = (id: string): boolean => skeleton(id) === reserved
