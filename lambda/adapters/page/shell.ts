import type { PageOptions } from './page-options.ts';

/** The document around the page. Of a keyed page the token is not in it. */
export const shell = ({ token, isKeyed }: Pick<PageOptions, 'token' | 'isKeyed'>): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="countersign-token" content="${isKeyed ? '' : token}">
<title>Countersign</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/page.css">
<script type="module" src="/page.js"></script>
${isKeyed ? '' : '<link rel="preload" href="/api/first" as="fetch" crossorigin>'}
</head>
<body>
<div id="page"></div>
<noscript>The page needs JavaScript. Without it: <code>countersign incidents</code></noscript>
</body>
</html>
`;
