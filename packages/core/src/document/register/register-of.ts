import { type AnyType, isCopy, isNormative, NormativeType } from "../../vocabulary/document-type.ts"

/**
 * The registers that every agency has (sổ đăng ký văn bản đi, sổ đăng ký văn bản đến, sổ đăng ký bản sao).
 */
export const outgoingRegister = "outgoing"
export const incomingRegister = "incoming"
export const copiesRegister = "copies"

/** Begins the registers of specialised documents: `chuyen-nganh-giay-phep`. */
const specialisedRegisters = "chuyen-nganh-"

/**
 * The register that numbers a document, unless the head of the agency decides otherwise: each type of legal
 * normative document has its own (Decree 30/2020, Art. 15.1a), all copies share one (Annex I, Part II,
 * II.1c), each specialised type of an agency's own has its own (Art. 15.1b), and administrative documents
 * share the general one (Art. 15.1c).
 *
 * @example
 * ```ts
 * import { registerOf } from "@lienthong/core/document"
 *
 * registerOf("bao-cao") // "outgoing"
 * registerOf("trich-sao") // "copies"
 * registerOf("van-ban-qppl/nghi-quyet") // "van-ban-qppl-nghi-quyet"
 * ```
 */
export const registerOf = (type: AnyType): string => {
  if (isNormative(type)) return type.replace("/", "-")
  if (typeof type !== "string" && type.group === "specialised")
    return type.code.replace("own/", specialisedRegisters)
  return isCopy(type) ? copiesRegister : outgoingRegister
}

const normativeRegisters = NormativeType.literals.map(registerOf).toSorted((a, b) => b.length - a.length)

/**
 * Whether a register is a common one or, by its prefix, another of the same kind: `incoming`, `incoming-mat`.
 */
const isOrBeginsWith = (register: string, common: string) =>
  register === common || register.startsWith(`${common}-`)

/**
 * The common register of the same kind as a register, by its name: `van-ban-qppl-quyet-dinh` and names that
 * continue it with a hyphen are for that normative type only, `incoming` and its continuations are for
 * arrivals, `copies` is the one register of copies, `chuyen-nganh-giay-phep` is that of a specialised type,
 * and every other name is for administrative documents.
 */
export const registerKind = (register: string): string => {
  if (isOrBeginsWith(register, incomingRegister)) return incomingRegister
  if (register === copiesRegister || register.startsWith(specialisedRegisters)) return register
  return normativeRegisters.find((common) => isOrBeginsWith(register, common)) ?? outgoingRegister
}
