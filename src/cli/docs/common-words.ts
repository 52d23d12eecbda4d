/** Words of the nodes that every appliance has. */

/** By `node/element`: what every kind has in common and no kind's words repeat. */
export const COMMON: Readonly<Record<string, string>> = {
  "info/manufacturer": "Who made it",
  "info/model": "What it is sold as",
  "info/serial": "Its serial number",
  "info/firmware": "Version of its software",
  "info/hardware": "Version of its hardware",
  "info/manufactured": "When it was made",
  "info/rated-power": "Rated electric power",
  "energy/power": "Electric power now",
  "energy/energy": "Electric energy since manufacture; never falls",
  "energy/voltage": "Supply voltage",
  "health/uptime": "Time since its software started",
  "health/boot-reason": "Why its software started last",
  "health/connection-count": "Connections to a broker so far",
  "health/operating-hours": "Hours with mains so far",
  "health/self-test": "Looks for faults now",
  "health/fault": "Codes of the faults that stand, or none",
  "health/fault-raised": "A fault has begun",
  "health/fault-cleared": "A fault has ended",
  "health/self-test-completed": "The self-test has ended",
  "control/remote-allowed": "May it be controlled from afar",
  "control/remote-start-allowed": "May a programme be started from afar",
};
