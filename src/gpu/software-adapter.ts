/** Whether a graphics adapter is a processor that plays one, by what it calls itself. Imports nothing: labs of the page ask here too. */
export const isSoftwareAdapter = (words: string): boolean =>
  /swiftshader|llvmpipe|lavapipe|softpipe|software|basic render/i.test(words);
