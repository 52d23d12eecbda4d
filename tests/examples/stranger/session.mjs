/** One unit's connection: will, births, back-off. Knows topics and bytes, nothing of refrigerators. */

import mqtt from "mqtt";

const BASE_MS = 1000;
const CAP_MS = 60_000;
/** Messages on their way at once; brokers have been seen to lose QoS 2 beyond 20. */
const WINDOW = 8;

/**
 * Keeps a unit connected until told otherwise.
 * @param birth called for each connection with `(publish, subscribe, announce)`.
 */
export function keepConnected({ url, root, unit, is, birth, hear, gone, say }) {
  const qos = is("qos-2") ? 2 : 1;
  let client;
  let born = false;
  let attempts = 0;
  let timer;
  let wanted = false;
  let waiting = [];

  /** What is to be sent, in its order, and how much of it is on its way. */
  let out = { queue: [], flying: 0 };
  const pump = (line) => {
    while (line === out && client && line.flying < WINDOW && line.queue.length > 0) {
      const [topic, payload, options] = line.queue.shift();
      line.flying++;
      client.publish(topic, payload, options, () => {
        line.flying--;
        pump(line);
      });
    }
  };
  const send = (...message) => {
    if (!client) return;
    out.queue.push(message);
    pump(out);
  };
  const publish = (rest, payload, { retain = true } = {}) => {
    if (is("mute")) return;
    const plain = retain || rest === "sys/ack";
    const low = is("mixed-qos") && retain && !rest.startsWith("$");
    send(`${root}/${rest}`, payload, {
      qos: plain && !low ? qos : 0,
      retain: retain && !(is("not-retained") && rest === "fresh-food/temperature"),
    });
  };
  const answer = (topic, payload, correlationData) =>
    send(topic, payload, {
      qos,
      ...(correlationData ? { properties: { correlationData } } : {}),
    });

  const dial = () => {
    attempts++;
    out = { queue: [], flying: 0 };
    const mine = mqtt.connect(url, {
      clientId: `${unit}-${process.pid}`,
      clean: true,
      keepalive: 20,
      connectTimeout: 10_000,
      reconnectPeriod: 0,
      protocolVersion: is("mqtt-5") ? 5 : 4,
      ...(is("no-will")
        ? {}
        : { will: { topic: `${root}/$state`, payload: Buffer.from("lost"), qos, retain: true } }),
    });
    client = mine;
    mine.on("error", (error) => say(`link: ${error.message}`));
    mine.on("message", (topic, payload, packet) => {
      const request = [topic.slice(root.length + 1), payload, packet];
      if (born) hear(...request);
      else waiting.push(request);
    });
    mine.on("connect", async () => {
      const filters = birth.filters.map((filter) => `${root}/${filter}`);
      if (!is("no-init") && !is("ready-early")) publish("$state", "init");
      if (is("ready-early")) publish("$state", "ready");
      birth.tell(publish);
      if (!is("mute")) await mine.subscribeAsync(filters, { qos }).catch(() => mine.end(true));
      if (client !== mine || !mine.connected) return;
      publish("$state", "ready");
      attempts = 0;
      born = true;
      birth.done(publish);
      for (const request of waiting.splice(0)) hear(...request);
    });
    mine.on("close", () => {
      if (client !== mine) return;
      client = undefined;
      waiting = [];
      if (born) gone();
      born = false;
      if (wanted) timer = setTimeout(dial, pause());
    });
  };
  const pause = () => {
    if (is("hammers-broker")) return 250;
    if (is("late-reconnect")) return 50_000;
    return Math.random() * Math.min(CAP_MS, BASE_MS * 2 ** Math.min(attempts, 10));
  };

  return {
    publish,
    answer,
    isUp: () => born,
    plug() {
      if (wanted) return;
      wanted = true;
      attempts = 0;
      dial();
    },
    /** The cable is out, or the firmware is dead: no goodbye. */
    rip() {
      wanted = false;
      clearTimeout(timer);
      client?.stream?.destroy();
    },
    /** Empties retained topics, says one last word and goes for good. */
    async remove(topics, last, payload) {
      wanted = false;
      born = false;
      clearTimeout(timer);
      for (const topic of topics) publish(topic, "");
      publish(last, payload, { retain: false });
      while (client && (out.queue.length > 0 || out.flying > 0)) {
        await new Promise((done) => setTimeout(done, 10));
      }
      await client?.endAsync();
    },
    async leave() {
      wanted = false;
      clearTimeout(timer);
      if (!client) return;
      if (born) await client.publishAsync(`${root}/$state`, "disconnected", { qos, retain: true });
      await client.endAsync();
    },
  };
}
