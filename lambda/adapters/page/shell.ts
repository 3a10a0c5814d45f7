/** The document around the page. In: the token, which has letters, digits, `-` and `_` only. */
export const shell = (token: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="countersign-token" content="${token}">
<title>Countersign</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/page.css">
<link rel="preload" href="/api/incidents" as="fetch" crossorigin>
<script type="module" src="/page.js"></script>
</head>
<body>
<div id="page"></div>
<noscript>The page needs JavaScript. Without it: <code>countersign incidents</code></noscript>
</body>
</html>
`;
