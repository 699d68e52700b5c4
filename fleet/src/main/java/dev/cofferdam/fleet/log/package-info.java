/// The log of a fleet: one JSON object a line, for machines, of which the last ones are also shown
/// to people.
///
/// Every line has `time`, `event` and, where it is about one, `guest`. {@link
/// dev.cofferdam.fleet.log.EventLines} says what the others hold for each event of a guest.
package dev.cofferdam.fleet.log;
