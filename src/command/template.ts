/** A scenario file to begin with: it runs as it is, and has an example of all that may stand in one. */
import { pathToFileURL, fileURLToPath } from 'node:url';

/** Where the schema is on this machine: so an editor finds it, wherever the file is saved. */
const SCHEMA = pathToFileURL(
  fileURLToPath(new URL('../../static/scenario.schema.json', import.meta.url)),
).href;

export const templateText = (schema = SCHEMA): string => `{
  "$schema": ${JSON.stringify(schema)},
  "id": "my-scenario",
  "profile": "rfc",
  "settings": { "dupSyn": "synack", "timeWaitUs": "60s" },
  "client": {
    "iss": [100],
    "reactions": [
      { "on": "established", "afterUs": "100ms", "call": "send", "bytes": 1500 },
      { "on": "call", "of": "send", "afterUs": "20ms", "call": "status" },
      { "on": "read", "octets": 300, "afterUs": "1s", "call": "close" }
    ]
  },
  "server": {
    "iss": [300],
    "settings": { "delayedAckUs": "40ms" },
    "reactions": [
      { "on": "read", "octets": 500, "each": true, "afterUs": "5ms", "call": "send", "bytes": 100 },
      { "on": "endOfFile", "afterUs": 0, "call": "close" }
    ]
  },
  "link": { "delayUs": "50ms", "jitterUs": 0, "loss": 0, "seed": 1 },
  "actions": [
    { "atUs": 0, "side": "server", "call": "listen" },
    { "atUs": "20ms", "side": "client", "call": "connect" }
  ],
  "faults": [
    { "match": { "from": "client", "nth": 1, "longerThan": 900 }, "do": "drop" },
    { "match": { "from": "client", "nth": 1, "flags": ["FIN"] }, "do": "drop" },
    { "match": { "from": "server", "nth": [1, 2], "kind": "DATA", "afterUs": "1s" }, "do": "delay", "byUs": "20ms" }
  ],
  "linkChanges": [{ "atUs": "2s", "delayUs": "80ms" }],
  "injections": [{ "atUs": "400ms", "to": "server", "segment": { "seq": 90, "flags": ["RST"] } }],
  "untilUs": "120s"
}
`;
