import { saysNothing } from "@lienthong/core/adapter"
import fc from "fast-check"

const letters = fc.constantFrom(
  ..."aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵĐÂÊÔƠƯẤỆỘỨ",
)
const plain = fc.constantFrom(..."0123456789 .,;:-/()ABCXYZ")
/**
 * Characters that XML allows and careless writers get wrong: markup, all line ends, no-break space, beyond
 * the BMP.
 */
const awkward = fc.constantFrom(..."&<>\"']]>\t\n\r\u{85}\u{A0}\u{2028}😀𠮷")

const unit = fc.oneof(
  { arbitrary: letters, weight: 6 },
  { arbitrary: plain, weight: 4 },
  { arbitrary: awkward, weight: 2 },
)

const ends = /^[\t\n\r ]+|[\t\n\r ]+$/g

/**
 * Vietnamese text of 1 to `maxLength` characters, in NFC, with every awkward character that XML allows.
 * Without leading and trailing white space, because the axis trims texts, and none of those that say that a
 * field is empty or that letters of it are lost.
 */
export const vietnameseText = (maxLength: number): fc.Arbitrary<string> =>
  fc
    .string({ unit, minLength: 1, maxLength })
    .map((text) => text.normalize("NFC").replace(ends, ""))
    .filter((text) => !saysNothing(text))
