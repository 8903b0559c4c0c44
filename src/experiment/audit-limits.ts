/** As many pictures as a data set can have, and more samples than any audit wants; what they keep out is a slip. Data only. */
export const mostAuditPictures = 2 ** 21;
export const mostAuditSamples = 10_000;
