import type { SharedProps } from './shared-props.ts';
import { takeFiles } from './take-files.ts';

/** Chooses files of events; dropping them anywhere does the same. */
export const SendEvents = ({ say }: Pick<SharedProps, 'say'>) => (
  <label class="button quiet">
    Add events
    <input
      class="hidden"
      type="file"
      multiple
      accept=".json,.ndjson,.jsonl,.gz,.txt"
      onChange={(event) => {
        const input = event.currentTarget;
        void takeFiles([...(input.files ?? [])], say).then(() => {
          input.value = '';
        });
      }}
    />
  </label>
);
