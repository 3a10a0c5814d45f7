interface CodeProps {
  readonly text: string;
  /** `prose` breaks its lines; `added` is what a grant adds. */
  readonly kind?: 'prose' | 'added';
}

/** A text as it is. It may scroll, so that the keyboard must reach it. */
export const CodeBlock = ({ text, kind }: CodeProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must have the focus to be scrolled by keys
  <pre class={kind} tabIndex={0}>
    {text}
  </pre>
);
