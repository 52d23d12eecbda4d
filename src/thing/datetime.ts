/** Dates and times in ISO 8601: calendar, week and ordinal dates, with or without a time of day. */

/** Extended form with hyphens, basic form without; a month alone only in extended form. */
const CALENDAR = /^(\d{4})(-?)(\d{2})\2(\d{2})$/;
const MONTH = /^(\d{4})-(\d{2})$/;
const ORDINAL = /^(\d{4})-?(\d{3})$/;
const WEEK = /^(\d{4})(-?)W(\d{2})(?:\2([1-7]))?$/;
/** A fraction stands on the last part that is given. */
const TIME =
  /^(\d{2})(?:[.,]\d+|(?::?(\d{2})(?:[.,]\d+|(?::?(\d{2})(?:[.,]\d+)?)?)?))?(?:Z|[+-]\d{2}(?::?\d{2})?)?$/;

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isDate(text: string): boolean {
  const calendar = CALENDAR.exec(text);
  if (calendar) {
    const [year = 0, month = 0, day = 0] = [calendar[1], calendar[3], calendar[4]].map(Number);
    return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
  }
  const month = MONTH.exec(text);
  if (month) return Number(month[2]) >= 1 && Number(month[2]) <= 12;
  const week = WEEK.exec(text);
  if (week) return Number(week[3]) >= 1 && Number(week[3]) <= 53;
  const ordinal = ORDINAL.exec(text);
  if (!ordinal) return false;
  const day = Number(ordinal[2]);
  return day >= 1 && day <= (isLeap(Number(ordinal[1])) ? 366 : 365);
}

function isTime(text: string): boolean {
  const match = TIME.exec(text);
  if (!match) return false;
  const [hour = 0, minute = 0, second = 0] = [1, 2, 3].map((i) => Number(match[i] ?? 0));
  const legalHour = hour <= 23 || (hour === 24 && minute === 0 && second === 0);
  // The sixtieth second is the leap second.
  return legalHour && minute <= 59 && second <= 60;
}

/** Is it a date of ISO 8601, alone or with a time of day after `T`? */
export function isDatetime(text: string): boolean {
  const [date = "", time, ...rest] = text.split("T");
  return rest.length === 0 && isDate(date) && (time === undefined || isTime(time));
}
