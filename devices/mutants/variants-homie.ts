/** Devices that use what the Homie convention leaves free: nothing may fail on them. */

import { describedAs, withProperties } from "./document.ts";
import { afterReady, beside, bridged, describedAnew, kept, later, withLamp } from "./homie-talk.ts";
import type { Variant } from "./mutant.ts";
import { editJson, isAbout, wrap } from "./wire.ts";

const LATER_MS = 20_000;
/** Kinds without a programme: nobody expects a running one to sleep or to be described anew. */
const RESTING = ["refrigerator", "range-hood", "water-heater", "air-purifier"];

/** A lamp with every datatype that no appliance here has, each with a form of its format. */
const everyDatatype = withLamp({
  color: {
    property: { datatype: "color", format: "xyz,hsv" },
    value: "hsv,300,50,75",
    framed: "hsv,300,50,75",
  },
  fade: { property: { datatype: "duration" }, value: "PT1M30S", framed: "PT1M30S" },
  since: {
    property: { datatype: "datetime" },
    value: "20261123T080000Z",
    framed: "20261123T080000Z",
  },
  label: { property: { datatype: "string" }, value: "\u0000", framed: "" },
  scene: {
    property: { datatype: "json", format: '{"type":"array","items":{"type":"number"}}' },
    value: "[1,2]",
    framed: [1, 2],
  },
  socket: { property: { datatype: "enum", format: "E27" }, value: "E27", framed: "E27" },
  offset: { property: { datatype: "float", format: "-5::0.5" }, value: "-.5", framed: -0.5 },
  burns: { property: { datatype: "integer", format: "0::1" }, value: "0012", framed: 12 },
});

/** A sensor of its own, published over the same connection as its child. */
const withChild: Variant["wire"] = wrap(() => ({
  out: (m, c) => {
    if (!isAbout(m, c, "$description")) return [m];
    const child = beside(c, "sensor");
    const id = child.slice(child.lastIndexOf("/") + 1);
    const own = c.base.slice(c.base.lastIndexOf("/") + 1);
    const document = { homie: "5.0", version: 1, root: own };
    const say = (rest: string, payload: string) => ({
      ...kept(c, "", payload),
      topic: `${child}/${rest}`,
    });
    return [
      say("$state", "init"),
      say("$description", JSON.stringify(document)),
      say("$state", "ready"),
      editJson(m, (description) => ({ ...description, children: [id] })),
    ];
  },
}));

/** Variants of the convention. */
export const homieVariants: readonly Variant[] = [
  {
    id: "every-datatype",
    about: "Has a lamp with every datatype of the convention, labels empty, an enum of one.",
    wire: everyDatatype,
  },
  { id: "has-a-child", about: "Has a child device on the same connection.", wire: withChild },
  { id: "child-of-a-bridge", about: "Is the child of a bridge.", wire: bridged(false) },
  {
    id: "booleans-labelled",
    about: "Gives the values of booleans names.",
    wire: describedAs((document) =>
      withProperties(document, (property) =>
        property.datatype === "boolean" ? { ...property, format: "no,yes" } : property,
      ),
    ),
  },
  {
    id: "extended",
    about: "Supports an extension.",
    wire: describedAs((document) =>
      Object.assign({}, document, { extensions: ["org.example.our-feature"] }),
    ),
  },
  {
    id: "naps",
    about: "Sleeps for a moment once.",
    kinds: RESTING,
    wire: later(LATER_MS, (c) => {
      c.say(kept(c, "$state", "sleeping"));
      c.say(kept(c, "$state", "ready"));
    }),
  },
  {
    id: "reconfigures",
    about: "Goes back to init once, with a description whose version jumps, and is ready again.",
    kinds: RESTING,
    wire: later(LATER_MS, (c, description) => {
      c.say(kept(c, "$state", "init"));
      c.say(describedAnew(description, 1000 * c.connection + 500, "Another name"));
      c.say(kept(c, "$state", "ready"));
    }),
  },
  {
    id: "clears-the-past",
    about: "Clears what an older firmware may have left on the broker.",
    wire: afterReady((c) => [kept(c, "$name", ""), kept(c, "old/level", "")]),
  },
];
