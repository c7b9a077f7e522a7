/** The namespace of QCVN 102:2016/BTTTT; the amendment of 2022 kept it. */
export const edxmlNamespace = "http://www.mic.gov.vn/TBT/QCVN_102_2016"
