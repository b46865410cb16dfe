import type { Page } from '@playwright/test';
import type { DecisionReport } from '../../src/lab/decision-report.ts';

declare global {
  interface Window {
    /** The next decision that the worker announces; set by `listen`. */
    nextDecision?(): Promise<DecisionReport>;
  }
}

/**
 * Keeps what the worker announces, in order, for `window.nextDecision()`. Resolves when nothing can be missed any more:
 * a channel is heard only some time after it was made, so a second one has been heard on the first by then.
 */
export async function listen(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const kept: DecisionReport[] = [];
    const waiting: ((report: DecisionReport) => void)[] = [];
    const channel = new BroadcastChannel('lab');
    const heard = new Promise<void>((resolve) => {
      channel.onmessage = ({ data }) => {
        if (data === 'heard') return resolve();
        const next = waiting.shift();
        if (next === undefined) kept.push(data);
        else next(data);
      };
    });
    const other = new BroadcastChannel('lab');
    other.postMessage('heard');
    await heard;
    other.close();
    window.nextDecision = async () =>
      kept.shift() ?? (await new Promise<DecisionReport>((resolve) => waiting.push(resolve)));
  });
}
