/**
 * Text from an event for a plain e-mail: mail programs make links of URLs, so those of others are written `https[:]//`. AWS's own, which our
 * advice names, stay.
 */
export const unlinked = (text: string): string =>
  text.replace(/(https?|ftps?):\/\/(?!(?:[a-z0-9-]+\.)*aws\.amazon\.com(?:[/?#\s]|$))/gi, '$1[:]//');

/** The same for JSON, where a slash may be escaped: its value stays. (RFC 8259, section 7) */
export const unlinkedJson = (line: string): string => line.replace(/:\/\//g, ':\\/\\/');
