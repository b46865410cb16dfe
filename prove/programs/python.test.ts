import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pythonEnvironment, pythonKind } from './python.ts';

const app = (...lines: readonly string[]): ReadonlyMap<string, string> =>
  new Map([['app.py', `${lines.join('\n')}\n`]]);

test('the first line says the port, the imports the name', () => {
  const flask = app('# Run: flask run --port 8080', 'import jwt', 'from flask import Flask');
  expect(pythonKind.ports(flask)).toEqual([{ port: 8080, tls: false }]);
  expect(pythonKind.titleOf?.(flask)).toBe('Flask');
  const django = app(
    '# Run: gunicorn --bind :8080 app:application',
    'import django',
    'from rest_framework.response import Response',
  );
  expect(pythonKind.ports(django)).toEqual([{ port: 8080, tls: false }]);
  expect(pythonKind.titleOf?.(django)).toBe('Django REST framework');
  const fastApi = app('# Run: uvicorn app:app --port 8081', 'from fastapi import FastAPI');
  expect(pythonKind.ports(fastApi)).toEqual([{ port: 8081, tls: false }]);
  expect(pythonKind.titleOf?.(fastApi)).toBe('FastAPI');
});

test('without that line there is no port', () => {
  expect(pythonKind.ports(app('from flask import Flask'))).toEqual([]);
});

const script = `
import datetime, email.utils, time
from datetime import date, datetime as moment, timedelta, timezone
print(time.time(), time.time_ns(), moment.now().isoformat(), moment.now(timezone.utc).timestamp())
print(date.today(), moment.utcnow().year, time.strftime("%H:%M"), email.utils.formatdate(usegmt=True))
print(isinstance(moment.now() + timedelta(days=1), datetime.datetime), repr(moment.now().date()))
`;

test.skipIf(!existsSync('/usr/bin/python3'))('the clock of Python stands', () => {
  const env = { TZ: 'UTC', ...pythonEnvironment('2025-01-02T03:04:00Z') };
  const { stdout } = spawnSync('/usr/bin/python3', ['-c', script], { env, encoding: 'utf8' });
  expect(stdout.trim().split('\n')).toEqual([
    '1735787040.0 1735787040000000000 2025-01-02T03:04:00 1735787040.0',
    '2025-01-02 2025 03:04 Thu, 02 Jan 2025 03:04:00 GMT',
    'True datetime.date(2025, 1, 2)',
  ]);
});
