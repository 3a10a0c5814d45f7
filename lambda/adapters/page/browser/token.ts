const inPage = document.querySelector<HTMLMetaElement>('meta[name=countersign-token]')?.content ?? '';
const name = 'countersign-token';

/** Whether the token came with the address that was opened first, and reading needs it too. */
export const isKeyed = inPage === '';

/** The address is not kept in the history; the token is, for this origin, so that other tabs open as well. */
const fromAddress = (): string => {
  const given = /^#key=([\w-]+)$/.exec(location.hash)?.[1];
  if (given === undefined) return localStorage.getItem(name) ?? '';
  localStorage.setItem(name, given);
  history.replaceState(null, '', location.pathname + location.search);
  return given;
};

/** What every change brings along. */
export const token = isKeyed ? fromAddress() : inPage;
