/** What a JSON text holds; null where it is none. The parser's own error is dropped on purpose: it quotes the text, which may be a secret. */
export const jsonOrNull = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
