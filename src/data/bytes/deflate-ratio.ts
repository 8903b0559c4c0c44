/** How many bytes deflate gives for one at the most: who says that there are more, lies. Of gzip, zip, PNG and .mat alike. */
export const mostDeflated = 1032;
