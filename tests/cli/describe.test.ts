import { describe, expect, it } from "vitest";
import { kinds } from "../../devices/index.ts";
import { readDescription } from "../../src/thing/description.ts";
import { hearthmark, start } from "./hearthmark.ts";
import { here } from "./here.ts";

async function described(...args: readonly string[]) {
  const ran = await here(["describe", ...args]);
  expect(ran.stderr).toBe("");
  expect(ran.status).toBe(0);
  return JSON.parse(ran.stdout);
}

describe("hearthmark describe", () => {
  it.each(Object.keys(kinds))("prints the Thing Description of a %s, in words", async (kind) => {
    const thing = await described(kind);
    expect(thing).toMatchObject({ id: `urn:hearthmark:homie:${kind}-1`, security: ["nosec_sc"] });
    const wordless = [thing.properties, thing.actions, thing.events].flatMap((each) =>
      Object.entries(each as Record<string, { title: string }>)
        .filter(([name, { title }]) => name === title)
        .map(([name]) => name),
    );
    expect(wordless).toEqual([]);
    expect(thing.properties["energy/power"].forms[0].href).toBe(
      `mqtt://127.0.0.1:1883/homie/5/${kind}-1/energy/power`,
    );
  });

  it("prints AsyncAPI for a broker and an id", async () => {
    const args = [
      "--format",
      "asyncapi",
      "--broker",
      "mqtts://me:secret@home.example",
      "--id",
      "w",
    ];
    const document = await described("washing-machine", ...args);
    expect(document.asyncapi).toBe("3.0.0");
    expect(document.servers.broker).toMatchObject({
      host: "home.example:8883",
      protocol: "secure-mqtt",
      security: [{ $ref: "#/components/securitySchemes/basic" }],
    });
    expect(document.channels["programme.start.set"].address).toBe("homie/5/w/programme/start/set");
    expect(JSON.stringify(document)).not.toContain("secret");
  });

  it("prints what the device says of itself", async () => {
    const description = await described("air-purifier", "--format", "homie", "--id", "bedroom");
    expect(description).toMatchObject({ homie: "5.0", type: "org.hearthmark.air-purifier/1" });
    expect(readDescription(JSON.stringify(description)).problems).toEqual([]);
  });

  it("prints Home Assistant's discovery message", async () => {
    const payload = await described("water-heater", "--format", "home-assistant", "--id", "boiler");
    expect(payload.device).toMatchObject({ name: "boiler", hw_version: "A1" });
    expect(payload.device.identifiers).toEqual(["boiler", payload.device.serial_number]);
    expect(payload.availability[0].topic).toBe("homie/5/boiler/$state");
  });

  it("shows a variant as it is: another domain, another QoS, less than the table", async () => {
    const moved = await described("refrigerator?fault=other-domain");
    expect(moved.properties.$state.forms[0]["mqv:filter"]).toBe(
      "appliances/5/refrigerator-1/$state",
    );
    const twice = await described("sim:refrigerator?fault=qos-2");
    expect(twice.properties.$state.forms[0]["mqv:qos"]).toBe("2");
    const silent = await described("refrigerator?fault=no-acknowledgements");
    expect(Object.keys(silent.events)).toContain("sys/telemetry");
    expect(Object.keys(silent.events)).not.toContain("sys/ack");
  });

  it("describes a device on a broker by what it says", async () => {
    const { child, ended, printed } = start(["simulate", "microwave-oven", "--port", "0"]);
    const [, port] = await printed(/^broker {3}mqtt:\/\/127\.0\.0\.1:(\d+)$/m);
    await printed(/^stop/m);
    const device = `mqtt://me:secret@127.0.0.1:${port}/microwave-oven-1`;
    const thing = await described(device);
    expect(thing.security).toEqual(["basic_sc"]);
    expect(thing.properties["door/open"].forms[0].href).toBe(
      `mqtt://127.0.0.1:${port}/homie/5/microwave-oven-1/door/open`,
    );
    const named = await here(["describe", device, "--id", "oven"]);
    expect(named.stderr).toMatch(/--id: .* has an id already; expected none for a real device/);
    expect(named.stderr).not.toContain("secret");
    child.kill("SIGINT");
    await ended;
  });

  it.each([
    [["refrigerators"], /there is no kind|it is no DUT/],
    [["refrigerator", "--format", "raml"], /--format: it is "raml"; expected one of homie,/],
    [["refrigerator", "--id", "Küche"], /--id: "Küche" is no device id/],
    [["recording:x.csv?kind=refrigerator"], /a recording has nothing to describe/],
  ])("refuses %j", async (args, message) => {
    const { status, stdout, stderr } = await here(["describe", ...args]);
    expect(stderr).toMatch(message);
    expect(stdout).toBe("");
    expect(status).toBe(4);
  });

  it("prints nothing else from a process of its own", async () => {
    const { status, stdout, stderr } = await hearthmark(["describe", "range-hood"]);
    expect([status, stderr]).toEqual([0, ""]);
    expect(JSON.parse(stdout).title).toBe("range-hood-1");
  });
});
