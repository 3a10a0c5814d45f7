import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';

interface TabsProps {
  readonly label: string;
  readonly tabs: readonly (readonly [title: string, content: ComponentChildren])[];
}

/** Tabs as the ARIA patterns have them: one is in the order of Tab, arrows go to the others. (WAI-ARIA Authoring Practices, "Tabs") */
export const Tabs = ({ label, tabs }: TabsProps) => {
  const [chosen, setChosen] = useState(0);
  const id = useId();
  const to = (index: number): void => {
    const next = (index + tabs.length) % tabs.length;
    setChosen(next);
    document.getElementById(`${id}-${next}`)?.focus();
  };
  const move = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    to(chosen + by);
  };
  return (
    <div class="choice">
      <div role="tablist" aria-label={label}>
        {tabs.map(([title], index) => (
          <button
            key={title}
            id={`${id}-${index}`}
            type="button"
            role="tab"
            aria-selected={index === chosen}
            aria-controls={`${id}-panel`}
            tabIndex={index === chosen ? 0 : -1}
            onClick={() => setChosen(index)}
            onKeyDown={move}
          >
            {title}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${chosen}`}>
        {tabs[chosen]?.[1]}
      </div>
    </div>
  );
};
