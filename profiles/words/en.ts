/** Requirements, groups and profiles in English. */

import type { Words } from "./words.ts";

/** The words in English. */
export const en: Words = {
  groups: {
    interoperability: "Interoperability",
    smart: "Smart",
    security: "Security",
    green: "Green",
  },
  profiles: {
    "cn-green-smart": "Green and smart household appliances (China)",
  },
  requirements: {
    "interoperability.description.valid":
      "The device publishes a description document that is valid by the convention.",
    "interoperability.description.table":
      "The description has every required node and element of the appliance's kind, with the datatype and unit of its table.",
    "interoperability.description.numeric-formats":
      "The format of every numeric property states its range and its step.",
    "interoperability.topic.ids-legal":
      "Device, node and property ids consist of lower-case letters, digits and hyphens only.",
    "interoperability.state.lifecycle":
      "The device's state takes only the values of the convention and becomes ready only once the birth is complete.",
    "interoperability.value.valid":
      "Every published value is valid for its property's datatype and format.",
    "interoperability.value.retained":
      "A late subscriber finds the value of every retained property, and no event, action or frame.",
    "interoperability.qos.consistent":
      "All retained topics of the device use one quality of service, 1 or 2.",
    "interoperability.target.always-or-never":
      "A property that publishes its target does so on every accepted change, and otherwise never.",
    "smart.birth.complete":
      "After every connect all retained properties and standing alerts are published before the device is ready.",
    "smart.birth.order":
      "After every connect the description comes before the values, and ready comes last.",
    "smart.birth.complete-frame":
      "The first frame after connect is marked complete and holds every retained property.",
    "smart.telemetry.cadence":
      "A frame comes at least once a minute, and at least every ten seconds while a programme runs.",
    "smart.telemetry.rate":
      "Power and energy are reported not more often than once a second and at least once a minute.",
    "smart.telemetry.sequence":
      "Frames are numbered from 0 after each connect, growing by one without gaps.",
    "smart.telemetry.timestamps":
      "Frames carry the time of sampling in UTC with milliseconds, which never goes back within a session.",
    "smart.telemetry.frame-content":
      "Frames hold only declared properties, as typed JSON values, and always power and energy.",
    "smart.telemetry.agrees": "A property's retained value agrees with the newest frame.",
    "smart.energy.counter-monotone": "The energy counter never falls.",
    "smart.energy.matches-power":
      "The energy that is counted lies between the sums over the lower and over the higher of each two neighbouring power reports.",
    "smart.energy.matches-meter":
      "The energy that the appliance reports agrees with what a meter at its plug measures.",
    "smart.command.acknowledged":
      "Every request is answered by exactly one acknowledgement in time.",
    "smart.command.effect":
      "A request that is accepted is followed by the value that was asked for.",
    "smart.command.target-echo":
      "The target of an accepted request repeats the request byte for byte.",
    "smart.command.out-of-range-rejected":
      "A request outside the declared range is refused and changes nothing.",
    "smart.command.wrong-type-rejected":
      "A request that is not of the declared datatype is refused and changes nothing.",
    "smart.command.oversized-rejected":
      "A request larger than 8 KiB is refused, changes nothing and leaves the device working.",
    "smart.command.read-only-refused":
      "A request for a property that cannot be set is answered as unsupported and changes nothing.",
    "smart.command.invalid-state-refused":
      "A request that the present state does not allow is refused as such and changes nothing.",
    "smart.command.repeat-accepted":
      "A request for the present value is accepted and changes nothing.",
    "smart.command.rounded-to-step":
      "A numeric request is rounded to the nearest step before it is held against the range.",
    "smart.command.retained-ignored": "A retained message on a request topic is not executed.",
    "smart.command.in-order":
      "Requests are acknowledged in the order of their arrival, at ten a second as well.",
    "smart.command.remote-off-refused":
      "While a person has forbidden remote control, requests are refused as such and change nothing.",
    "smart.command.id-returned":
      "The acknowledgement of a request that carries an id repeats the id.",
    "smart.session.will":
      "The device leaves a retained will that sets its state to lost when the connection breaks.",
    "smart.session.reconnects": "After the broker has returned the device is back in time.",
    "smart.session.backoff":
      "While the broker is gone the device does not try to connect too often.",
    "smart.session.rebirth": "Every connect, the first and any later one, is a full birth.",
    "smart.session.resubscribes": "After a reconnect the device follows requests as before.",
    "smart.session.settings-kept":
      "What was set before a loss of connection is still set after it.",
    "smart.session.counters-kept":
      "Counters go on from where they were after a loss of connection and after a cut of the mains.",
    "smart.fault.raised":
      "A fault is told by an alert, the list of active faults and an event, in time.",
    "smart.fault.cleared":
      "When a fault ends, its alert goes, its code leaves the list and an event tells so.",
    "smart.fault.alert-kept":
      "The alert of a standing fault is retained and repeated after every connect.",
    "smart.programme.states":
      "A programme goes only from state to state as it may, and has no phase when it does not run.",
    "smart.programme.remaining":
      "The remaining time agrees with the time that passes, is never zero while a programme runs and absent when none does.",
    "smart.programme.pause-resume":
      "A running programme can be paused and goes on from there when resumed.",
    "smart.programme.stop": "A programme can be stopped in every state in which one is active.",
    "smart.programme.delayed-start":
      "A start with a delay waits that long and then runs the programme.",
    "smart.programme.completed-event":
      "The end of a programme is told by one event with result, duration, energy and water.",
    "smart.programme.remote-start":
      "A programme starts on a remote request only if a person has allowed remote start.",
    "smart.interlock.holds": "The declared interlocks hold in every frame.",
    "smart.interlock.door-refuses-start":
      "A start with the door open is refused and starts nothing.",
    "smart.interlock.door-locked": "The door is locked while the washing programme runs.",
    "smart.interlock.door-clears-remote-start":
      "Opening the door takes back the permission of remote start.",
    "smart.identity.complete":
      "The device tells manufacturer, model, serial number, firmware, hardware, date of manufacture and its ratings.",
    "smart.health.reported":
      "The device tells its uptime, reason of boot, connections, hours of operation and active faults.",
    "security.input.hostile-survived":
      "Malformed, oversized and random input on its topics neither stops nor changes the device.",
    "security.surface.declared-topics-only":
      "The device publishes and subscribes only to topics that follow from its description.",
    "security.resilience.network-loss":
      "After a loss of the network the device comes back by itself and works as before.",
    "security.resilience.power-loss":
      "After a loss of power the device comes back by itself in the same or a better state.",
    "green.refrigerator.eei":
      "The refrigerator's energy efficiency index is not above the ecodesign limit.",
    "green.refrigerator.grade":
      "The refrigerator reaches grade 2 or better by its declared energy-efficiency indices.",
    "green.refrigerator.energy-declared":
      "The measured energy consumption is not more than the tolerance above the declared one.",
    "green.refrigerator.temperatures":
      "Every compartment keeps the storage temperatures of its type.",
    "green.washing-machine.eei":
      "The washing machine's energy efficiency index is below the ecodesign limit.",
    "green.washing-machine.water":
      "The weighted water consumption of a cycle is not above the limit for the rated capacity.",
    "green.washing-machine.duration":
      "The eco 40-60 programme takes no longer than the rated capacity allows.",
    "green.washing-machine.grade":
      "The washing machine reaches grade 2 or better for energy, water and wash ratio.",
    "green.washing-machine.networked-standby":
      "In networked standby the washing machine draws no more than the limit.",
    "green.washing-machine.powers-down":
      "After the end of a programme the washing machine goes to standby by itself in time.",
    "green.air-conditioner.grade":
      "The air conditioner reaches grade 2 or better by its declared seasonal efficiency.",
    "green.air-conditioner.temperature-held":
      "Once reached, the room temperature stays within the tolerance around the setting.",
    "green.air-conditioner.networked-standby":
      "In networked standby the air conditioner draws no more than the limit.",
    "green.air-purifier.cadr":
      "The measured clean air delivery rate is not further below the declared one than allowed.",
    "green.air-purifier.networked-standby":
      "In networked standby the air purifier draws no more than the limit.",
    "green.washing-machine.cycle-energy-declared":
      "The recorded energy of the rated programme is not further above the declared one than allowed.",
    "green.microwave-oven.standby":
      "In standby a microwave oven that is not connected draws no more than the limit.",
  },
};
