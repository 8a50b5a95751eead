import { once } from 'node:events';
import { connect } from 'node:net';
import { saying } from '../../../words/saying.ts';
import { type Look, ok, wrong } from '../check.ts';
import { statusAt } from '../status-at.ts';

const everyAddress = ['0.0.0.0', '::', ''];

/** Whether the bot could listen on this machine: nothing else may be where it is to. */
export const port: Look = async ({ config: { http } }) => {
  const { port: number, host } = http;
  const address = everyAddress.includes(host) ? '127.0.0.1' : host;
  if (!(await isTaken(number, address))) return [ok(saying('doctor.port.free', { port: number, host }))];
  const url = `http://${address.includes(':') ? `[${address}]` : address}:${number}`;
  const said = await statusAt(`${url}/healthz`).catch(() => undefined);
  return [
    said?.status === 'alive'
      ? ok(saying('doctor.port.ours', { port: number, host }))
      : wrong(saying('errors.reach.portTaken', { port: number, host })),
  ];
};

/** Whether somebody takes connections there. */
async function isTaken(number: number, host: string): Promise<boolean> {
  const socket = connect(number, host);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
