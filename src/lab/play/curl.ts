import { chooseChallenge } from '#http-auth/clients/choose.ts';
import { sameScheme } from '#http-auth/grammar/format.ts';
import { basicLine, withCredentials } from '../client/credentials.ts';
import { plainRequest, withLines } from '../client/request.ts';
import { clientNotes } from './client-notes.ts';
import { note } from './notes.ts';
import { playProgram } from './program.ts';
import { answerValues, type Stage } from './stage.ts';

const PASSWORDS = ['basic', 'digest', 'negotiate', 'ntlm'];

/** `curl --anyauth -u`: a request without credentials first, then what curl picks of the challenges. */
export async function playCurl(stage: Stage): Promise<void> {
  const { state } = stage;
  const told =
    state.credentials === 'custom' || !(PASSWORDS.includes(state.resource) || PASSWORDS.includes(state.also));
  // A token, key or cookie is given to curl with -H: it is sent at once.
  if (told) return playProgram(stage);
  const plain = plainRequest(state);
  const first = await stage.ask(plain);
  const { status } = first.answered;
  if (state.credentials === 'none' || status !== 401) {
    const notes = status === 401 ? [note('Without -u there is nothing to answer with', 'curl 7.88.1')] : [];
    return stage.add('Request', first, { notes });
  }
  const { picked, why } = chooseChallenge(answerValues(first, 'WWW-Authenticate'), 'curl', { status });
  stage.add(picked === null ? 'Request' : 'First try', first, {
    notes: clientNotes(why),
    expected: picked !== null,
  });
  if (picked === null) return;
  const held = stage.held(first);
  // Without a ticket the request goes out as it was, as measured.
  let next = plain;
  if (sameScheme(picked.scheme, 'Basic')) next = withLines(plain, [basicLine(state.user, state.password)]);
  else if (sameScheme(picked.scheme, 'NTLM')) next = await withCredentials('ntlm', plain, state, held);
  else if (sameScheme(picked.scheme, 'Digest')) {
    const { digestLines } = await import('../client/digest.ts');
    next = withLines(plain, digestLines(plain, state, held, 'curl'));
  }
  stage.add('Answer to the challenge', await stage.ask(next));
}
