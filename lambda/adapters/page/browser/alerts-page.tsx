import { useEffect, useState } from 'preact/hooks';
import type { AlertAnswer } from '../page-answers.ts';
import { read } from './ask-server.ts';
import { CodeBlock } from './code-block.tsx';
import { CopyButton } from './copy-button.tsx';
import { follow, hrefOf, type Route } from './route.ts';
import type { SharedProps } from './shared-props.ts';
import { Tabs } from './tabs.tsx';
import { Ago } from './times.tsx';

/** The latest alerts, as they were rendered for e-mail and Slack. */
export const AlertsPage = ({ now, route, go, say, change }: SharedProps & { readonly change: number }) => {
  const [alerts, setAlerts] = useState<readonly AlertAnswer[] | null>(null);
  // Read again after every change.
  useEffect(() => {
    void read<readonly AlertAnswer[]>('/api/alerts').then((said) => (said.kind === 'answer' ? setAlerts(said.answer) : say(said.says)));
  }, [change, say]);
  return (
    <>
      <h1>Alerts</h1>
      {alerts === null ? <p class="loading">Reading the alerts …</p> : null}
      {alerts?.length === 0 ? <p class="nothing card">Nobody was told anything yet.</p> : null}
      {(alerts ?? []).map((alert, index) => {
        const incident: Route = { view: 'incident', incident: alert.incident, query: route.query };
        return (
          <article key={`${alert.time}-${alert.incident}-${index}`} class="card alert">
            <h2>{alert.title}</h2>
            <p class="sub">
              <a href={hrefOf(incident)} onClick={(event) => follow(event, () => go(incident))}>
                {alert.incident}
              </a>{' '}
              · told <Ago time={alert.time} now={now} />
            </p>
            <details open={index === 0}>
              <summary>As it was sent</summary>
              <Tabs
                label="Target"
                tabs={[
                  ['E-mail', <Sent key="email" text={alert.email} isProse />],
                  ['Slack (Block Kit)', <Sent key="slack" text={alert.slack} />],
                ]}
              />
            </details>
          </article>
        );
      })}
    </>
  );
};

const Sent = ({ text, isProse = false }: { readonly text: string; readonly isProse?: boolean }) => (
  <div class="code">
    <CopyButton text={text} />
    <CodeBlock text={text} {...(isProse ? { kind: 'prose' as const } : {})} />
  </div>
);
