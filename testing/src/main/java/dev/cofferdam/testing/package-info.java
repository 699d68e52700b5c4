/// Fixtures for tests of guests and of the engine.
///
/// [dev.cofferdam.testing.TrapAssertions] says in one line how a guest must be stopped: by which
/// kind of trap, or by which limit. It needs no test framework and works in any.
///
/// Guests for tests are best written as text in the test itself and turned into a module with
/// [dev.cofferdam.text.WatReader].
///
/// The package [dev.cofferdam.testing.suite] runs the WebAssembly project's own test scripts.
package dev.cofferdam.testing;
