const lettersIn = (text: string): ReadonlyArray<string> => text.trim().split(/\s+/)

/** Every article, clause and letter of Decision 28/2018, from its text. */
export const decision28Letters = lettersIn(`
  1.1 1.2 2.1 2.2 3.1 3.2 3.3 3.4 3.5 4.1 4.2 5.1 5.2 5.3 5.4 6.1 6.2 6.3 6.4 6.5 7.1 7.2a 7.2b 7.3a
  7.3b 7.3c 8.1 8.2 9.1 9.2 10.1 10.2a 10.2b 10.2c 10.2d 10.2đ 10.2e 10.2g 10.2h 10.2i 10.2k 10.2l
  10.2m 10.2n 10.2o 10.2p 10.2q 11.1 11.2 11.3 12.1 12.2 13.1 13.2 14.1 14.2 14.3 14.4 15.1 15.2
  16.1 16.2 16.3 17.1 17.2 17.3 18.1 18.2 18.3 19.1a 19.1b 19.1c 19.1d 19.1đ 19.2 19.3 19.4 19.5 20
  21.1 21.2 21.3 22.1 22.2 22.3
`)

/** Every article, clause and letter of Decree 30/2020, from its text. */
export const decree30Letters = lettersIn(`
  1 2.1 2.2 3.1 3.2 3.3 3.4 3.5 3.6 3.7 3.8 3.9 3.10 3.11 3.12 3.13 3.14 3.15 3.16 3.17 4.1 4.2a
  4.2b 4.2c 4.2d 4.2đ 4.2e 4.2g 5.1 5.2 6.1 6.2 6.3a 6.3b 6.3c 6.3d 6.3đ 7 8.1 8.2a 8.2b 8.2c 8.2d
  8.2đ 8.2e 8.2g 8.2h 8.2i 8.3a 8.3b 8.3c 8.3d 8.4 9 10.1 10.2 10.3 10.4 11.1 11.2 12.1 12.2 13.1
  13.2 13.3 13.4 13.5 13.6 13.7 14.1 14.2 14.3 14.4 14.5 15.1 15.1a 15.1b 15.1c 15.2 15.3 16.1 16.2a
  16.2b 16.3 17.1a 17.1b 17.2 18.1 18.2 18.3 18.4a 18.4b 18.5 18.6 19.1a 19.1b 19.2a 19.2b 19.2c
  20.1 20.2 20.3 20.4 21.1a 21.1b 21.1c 21.2a 21.2b 21.2c 22.1 22.2 22.3a 22.3b 22.4 23.1 23.2 23.3
  23.4 24.1 24.2 25.1a 25.1b 25.1c 25.2a 25.2b 25.3a 25.3b 25.4 26 27.1 27.2 28 29.1a 29.1b 29.2a
  29.2b 29.2c 29.3 29.4a 29.4b 29.4c 29.4d 30.1 30.2a 30.2b 30.3a 30.3b 31.1 31.2a 31.2b 31.3a 31.3b
  31.3c 31.3d 31.3đ 32.1 32.2a 32.2b 32.2c 32.2d 32.3 33.1a 33.1b 33.1c 33.1d 33.1đ 33.2 34.1 34.2
  34.3 34.4 34.5 34.6 34.7 35.1 35.2a 35.2b 35.2c 35.2d 35.2đ 35.2e 35.2g 36.1 36.2a 36.2b 36.2c
  36.2d 37 38.1 38.2
`)

/** What the other annexes ask of a system, or of what stands on a page that it makes or takes. */
export const otherAnnexes = [
  ...lettersIn("II.3 II.4 II.7b II.7d II.8 III.1d").map((letter) => `Phụ lục I, Phần I, ${letter}`),
  ...lettersIn("I.2 II.1c II.3").map((letter) => `Phụ lục I, Phần II, ${letter}`),
  ...lettersIn("II III IV V").map((annex) => `Phụ lục ${annex}`),
]

/** Every letter of Annex VI, Part I: what a system must do. III.6d asks for two things. */
export const annexSixRules = [
  ...lettersIn(`
  I.1 I.2 I.3 I.4 I.5 II.1 II.2 II.3 II.4 II.5 II.6 II.7 II.8 III.1a III.1b III.1c III.1d III.1đ
  III.1e III.1g III.1h III.1i III.1k III.1l III.1m III.1n III.1o III.2a III.2b III.2c III.3a III.3b
  III.3c III.4a III.4b III.4c III.4d III.4đ III.4e III.4g III.5a III.5b III.5c III.5d III.5đ III.5e
  III.5g III.6a III.6b III.6c III.6đ III.6e III.6g III.6h III.6i III.6k III.6l III.7a III.7b
  III.7c III.7d III.7đ III.8a III.8b III.8c IV.1a IV.1b IV.1c IV.1d IV.1đ IV.1e IV.1g IV.2 IV.3 V.1
  V.2 V.3 V.4 V.5 V.6
`),
  "III.6d (trường thông tin)",
  "III.6d (nội dung)",
].map((letter) => `Phụ lục VI, Phần I, ${letter}`)

/** Every field of Annex VI, Part II, I: the data of outgoing documents. */
export const annexSixOutgoing = lettersIn(`
  1.1 1.2 1.3 2 3 4 5 6 7 8 9 10 11 12.1 12.2 13.1 13.2 14 15 16
`).map((letter) => `Phụ lục VI, Phần II, I.${letter}`)

/** Every field of Annex VI, Part II, II: the data of incoming documents. */
export const annexSixIncoming = lettersIn(`
  1.1 1.2 1.3 2 3 4 5 6 7 8 9 10 11 12 13 14.1 14.2 15 16 17 18
`).map((letter) => `Phụ lục VI, Phần II, II.${letter}`)

/** Every field of Annex VI, Part II, III: the data of work files. */
export const annexSixFiles = lettersIn(`
  1.1 1.2 1.3 2 3 4 5 6 7 8 9 10 11
`).map((letter) => `Phụ lục VI, Phần II, III.${letter}`)
