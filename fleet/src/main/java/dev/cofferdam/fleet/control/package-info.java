/// The door through which a running fleet is asked and told from outside.
///
/// {@link dev.cofferdam.fleet.control.ControlServer} listens on the loopback address only. Every
/// request needs the token that stands in `control.json` in the fleet's state folder, which only
/// the owner can read; requests that a web page could make are refused by their `Host` and `Origin`
/// headers, before anything else is looked at. Requests are bounded in size and number.
///
/// A request is a `POST` of one JSON object to the path `/VERB`; so is the answer. {@link
/// dev.cofferdam.fleet.control.ControlClient} is the other end.
package dev.cofferdam.fleet.control;
