import { useEffect, useState } from 'preact/hooks';
import type { SharedProps } from './shared-props.ts';
import { takeFiles } from './take-files.ts';

/** Files that are dropped anywhere on the page are sent as events. */
export const DropEvents = ({ say }: Pick<SharedProps, 'say'>) => {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files') !== true) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      event.preventDefault();
      setOver(false);
      void takeFiles([...(event.dataTransfer?.files ?? [])], say);
    };
    addEventListener('dragover', over);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
    };
  }, [say]);
  return isOver ? <div class="drop">Drop files of events: EventBridge events, CloudTrail records, also gzipped</div> : null;
};
