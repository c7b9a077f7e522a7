/** Spells a letter table as `code letter` pairs between spaces. */
const pairs = (table: string): ReadonlyArray<readonly [string, string]> =>
  table
    .trim()
    .split(/ +/)
    .map((pair) => {
      const letter = [...pair].at(-1) ?? ""
      return [pair.slice(0, -letter.length), letter]
    })

/** TCVN 5712 (TCVN3, “ABC” fonts): a code of the upper half of Latin-1 for each letter. */
export const tcvn3 = new Map(
  pairs(
    `
    µà ¸á ¶ả ·ã ¹ạ ¨ă »ằ ¾ắ ¼ẳ ½ẵ Æặ ©â Çầ Êấ Èẩ Éẫ Ëậ ®đ Ìè Ðé Îẻ Ïẽ Ñẹ ªê Òề Õế Óể Ôễ Öệ
    ×ì Ýí Øỉ Üĩ Þị ßò ãó áỏ âõ äọ «ô åồ èố æổ çỗ éộ ¬ơ êờ íớ ëở ìỡ îợ ïù óú ñủ òũ ôụ \u00adư õừ
    øứ öử ÷ữ ùự úỳ ýý ûỷ üỹ þỵ ¡Ă ¢Â §Đ £Ê ¤Ô ¥Ơ ¦Ư`.replaceAll("\n", " "),
  ),
)

const marks = {
  plain: "ù\u0301 ø\u0300 û\u0309 õ\u0303 ï\u0323",
  hat: "â\u0302 á\u0302\u0301 à\u0302\u0300 å\u0302\u0309 ã\u0302\u0303 ä\u0302\u0323",
  bowl: "ê\u0306 é\u0306\u0301 è\u0306\u0300 ú\u0306\u0309 ü\u0306\u0303 ë\u0306\u0323",
}

/** The marks that follow a vowel in VNI, put together with it. */
const marked = (base: string, letter: string, kinds: ReadonlyArray<keyof typeof marks>) =>
  kinds
    .flatMap((kind) => marks[kind].split(" "))
    .map((mark) => [`${base}${mark[0]}`, `${letter}${mark.slice(1)}`.normalize("NFC")] as const)

const vniSmall = [
  ...marked("a", "a", ["plain", "hat", "bowl"]),
  ...["e", "o"].flatMap((vowel) => marked(vowel, vowel, ["plain", "hat"])),
  ...["u", "y"].flatMap((vowel) => marked(vowel, vowel, ["plain"])),
  ...marked("ô", "ơ", ["plain"]),
  ...marked("ö", "ư", ["plain"]),
  ...pairs("íí ìì æỉ óĩ òị ôơ öư îỵ ñđ"),
]

/** VNI: a letter of Latin-1, or a vowel and a mark behind it, for each letter; in capitals too. */
export const vni = new Map([
  ...vniSmall,
  ...vniSmall.map(([code, letter]) => [code.toUpperCase(), letter.toUpperCase()] as const),
])

/** The letters of windows-1252 that stand for bytes of the lower half, where Latin-1 has controls. */
const lowerHalf = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"
const byteOf = new Map([...lowerHalf].map((letter, index) => [letter.charCodeAt(0), 0x80 + index]))

/** The bytes behind a text that was read as Latin-1 or windows-1252. Nothing for other texts. */
export const bytesBehind = (text: string): Uint8Array | undefined => {
  const bytes = new Uint8Array(text.length)
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    const byte = code <= 0xff ? code : byteOf.get(code)
    if (byte === undefined) return undefined
    bytes[index] = byte
  }
  return bytes
}
