/** Sentences of the smart requirements in English. */

import type { RequirementId } from "../../catalogue/index.ts";

/** By requirement. */
export const smart = {
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
  "smart.water.matches-meter":
    "The water that the appliance reports agrees with what meters at its pipes measure.",
  "smart.command.acknowledged": "Every request is answered by exactly one acknowledgement in time.",
  "smart.command.effect": "A request that is accepted is followed by the value that was asked for.",
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
  "smart.session.backoff": "While the broker is gone the device does not try to connect too often.",
  "smart.session.rebirth": "Every connect, the first and any later one, is a full birth.",
  "smart.session.resubscribes": "After a reconnect the device follows requests as before.",
  "smart.session.settings-kept": "What was set before a loss of connection is still set after it.",
  "smart.session.counters-kept":
    "Counters go on from where they were after a loss of connection and after a cut of the mains.",
  "smart.fault.raised":
    "A fault is told by an alert, the list of active faults and an event, in time.",
  "smart.fault.cleared":
    "When a fault ends, its alert goes, its code leaves the list and an event tells so.",
  "smart.fault.alert-kept":
    "The alert of a standing fault is retained and repeated after every connect.",
  "smart.fault.severity-told":
    "The event of a fault carries the severity that is declared for its code.",
  "smart.fault.sensor-unknown":
    "While a sensor has failed, what it measured is told as unknown, and not as a number.",
  "smart.fault.self-test":
    "A self-test names the faults that stand, and passes when there is none.",
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
  "smart.interlock.door-refuses-start": "A start with the door open is refused and starts nothing.",
  "smart.interlock.door-locked": "The door is locked while the washing programme runs.",
  "smart.interlock.door-clears-remote-start":
    "Opening the door takes back the permission of remote start.",
  "smart.identity.complete":
    "The device tells manufacturer, model, serial number, firmware, hardware, date of manufacture and its ratings.",
  "smart.health.reported":
    "The device tells its uptime, reason of boot, connections, hours of operation and active faults.",
  "smart.telemetry.unknown-null":
    "An unknown value is an absent topic and null in frames, never a number that stands for it.",
  "smart.telemetry.intervals":
    "A reading is told not more often than its shortest interval and not later than its longest.",
  "smart.telemetry.deadband":
    "A reading that has changed by less than its deadband is not told again before its longest interval is over.",
  "smart.telemetry.clock": "The clock by which the device dates its frames is right.",
  "smart.consistency.counters-monotone": "No counter ever falls.",
  "smart.consistency.power-not-negative": "The power told is never below zero.",
  "smart.consistency.fan-stands-still":
    "The fan of an appliance that is switched off stands still once it has run down.",
  "smart.consistency.heat-needs-energy":
    "The water in a tank becomes warmer only where energy was drawn.",
  "smart.health.uptime":
    "The uptime goes on over a loss of connection and begins anew with a start, and every connect is counted.",
  "smart.command.duplicate":
    "A request that arrives twice has the effect of one, and both are answered.",
  "smart.command.last-wins":
    "Of several requests for a property the last one stands, whatever is asked of others in between.",
  "smart.command.burst":
    "Of a burst of requests every one is answered, and none is busy before ten a second are handled.",
  "smart.command.local-wins":
    "What a person at the appliance has decided no request takes back, and it outlasts a loss of connection.",
  "smart.command.refusal-order":
    "Where several reasons forbid a request, the answer names the first in the stated order.",
  "smart.command.stop-always":
    "A stop is followed even while a person has forbidden remote control.",
  "smart.command.stale-ignored":
    "A request that has waited for longer than a minute for the device to come back is not followed.",
  "smart.session.keep-alive":
    "The device says something, if only a ping, within one and a half times the keep-alive that it has announced.",
  "smart.session.jitter":
    "The attempts to connect are spread by chance: no two outages see the same pattern.",
  "smart.session.long-outage":
    "After outages of minutes and of half an hour the device comes back by itself, complete.",
  "smart.session.retained-restored":
    "A broker that has lost its retained messages has them all again once the device is back.",
  "smart.session.listens-when-ready":
    "A request that is sent as soon as the device is ready is followed.",
  "smart.programme.power-cut":
    "After a cut of the mains a programme goes on or has ended, and state, phase and remaining time say the same.",
  "smart.twin.converges": "What was asked of the twin becomes what the device reports.",
  "smart.twin.stale-refused":
    "A wish with a version that is not newer than the last one is refused and changes nothing.",
  "smart.twin.delta-told":
    "What was asked of the twin and cannot be done yet is told as its delta.",
} as const satisfies Partial<Record<RequirementId, string>>;
