import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { render } from "../../../harness/home-assistant/template.ts";

const text = (template: string, value: string | number = "") => {
  const rendered = render(template, value);
  return rendered.ok ? rendered.text : `beyond: ${rendered.unknown}`;
};

describe("a template", () => {
  it.each([
    ["{{ value }}", "on", "on"],
    ["{{ value_json.state }}", '{"state": "on"}', "on"],
    ["{{ value_json['a-b'][1] }}", '{"a-b": [1, 2]}', "2"],
    ["{{ value_json.missing }}", "{}", ""],
    ["{{ value or 'None' }}", "", "None"],
    ["{{ 'ready' if value in ['ready', 'sleeping'] else 'lost' }}", "init", "lost"],
    ["{{ 'ready' if value in ['ready', 'sleeping'] else 'lost' }}", "sleeping", "ready"],
    ["{{ 'a' if value not in ['x'] else 'b' }}", "x", "b"],
    ["{{ value | replace('-', '_') }}", "fan-only", "fan_only"],
    ["{{ value | int > 0 }}", "3", "True"],
    ["{{ 'true' if value | int > 0 else 'false' }}", "0", "false"],
    ["{{ {'off': 'idle', 'cool': 'cooling'}[value] }}", "cool", "cooling"],
    ["{{ value | float | round(1) }}", "21.56", "21.6"],
    ["{{ (value | int) * 2 + 1 }}", "20", "41"],
    ["{{ value | upper ~ '!' }}", "on", "ON!"],
    ["{{ value | default('x') | lower }}", "ON", "on"],
    ['{"event_type": "a", {{ value[1:] }}', '{"at": 1}', '{"event_type": "a", "at": 1}'],
    ["plain", "x", "plain"],
  ])("%s of %s is %s", (template, value, expected) => {
    expect(text(template, value)).toBe(expected);
  });

  it("pairs braces inside an expression, and ends at the first pair outside", () => {
    expect(text('{"seconds": {{ value | int }}}', 30)).toBe('{"seconds": 30}');
    expect(text("{{ {'a': {'b': value}}['a']['b'] }}", "x")).toBe("x");
    expect(text("{{ '}}' }}")).toBe("}}");
  });

  it("says what it does not understand, and blames nobody", () => {
    expect(text("{% if value %}x{% endif %}")).toMatch(/^beyond: statements/);
    expect(text("{{ value | regex_replace('a', 'b') }}")).toBe("beyond: the filter regex_replace");
    expect(text("{{ states('sensor.x') }}")).toBe("beyond: states in states('sensor.x')");
    expect(text("{{ value ")).toMatch(/^beyond: no end/);
    expect(text("{{ value value }}")).toMatch(/^beyond:/);
  });

  it("gives an answer to any text", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (template, value) => {
        const rendered = render(`{{ ${template} }}`, value);
        expect(typeof (rendered.ok ? rendered.text : rendered.unknown)).toBe("string");
      }),
    );
  });
});
