import { spawn } from 'node:child_process';

/** Opens an address in the browser of whoever sits here. Where there is none nothing happens: the address was printed. */
export const openBrowser = (url: string): void => {
  const [command, args] =
    process.platform === 'win32' ? ['cmd', ['/c', 'start', '', url]] : [process.platform === 'darwin' ? 'open' : 'xdg-open', [url]];
  try {
    spawn(command, args, { detached: true, stdio: 'ignore' })
      .on('error', () => undefined)
      .unref();
  } catch {
    // As said.
  }
};
