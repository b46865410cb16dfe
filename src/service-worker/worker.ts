import { labHandler, type Reset } from './handler.ts';

// Types of a worker in general stand for `self`; this file runs as a service worker only.
const worker = self as unknown as ServiceWorkerGlobalScope;
const channel = new BroadcastChannel('lab');
const lab = labHandler(worker.registration.scope, (report) => channel.postMessage(report));

// There is nothing to keep from an older version, and the page waits for its first answer.
worker.addEventListener('install', () => void worker.skipWaiting());
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener('fetch', (event) => {
  const answer = lab.answer(event.request);
  if (answer !== null) event.respondWith(answer);
});

worker.addEventListener('message', (event) => {
  if (!isReset(event.data)) return;
  lab.reset(event.data);
  event.ports[0]?.postMessage('done');
});

function isReset(data: unknown): data is Reset {
  return typeof data === 'object' && data !== null && 'lab' in data && data.lab === 'reset';
}
