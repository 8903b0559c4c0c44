/** Bytes of the code pages of DOS -> text: names in zip archives are written in them, and TextDecoder has none of the two. Pure. */

/** What the bytes from 128 on stand for. */
const upper = {
  cp437:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»' +
    '░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
  cp850:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»' +
    '░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
} as const;

type CodePage = keyof typeof upper;

export const isCodePage = (name: string): name is CodePage => Object.hasOwn(upper, name);

export const decodeCodePage = (bytes: Uint8Array, page: CodePage): string =>
  Array.from(bytes, (byte) => (byte < 128 ? String.fromCharCode(byte) : upper[page][byte - 128])).join('');
