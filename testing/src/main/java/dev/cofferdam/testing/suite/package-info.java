/// Runs the WebAssembly project's official test scripts against the engine.
///
/// A script is a list of commands: load this module, call that function, the result must be this,
/// that call must trap, this module must be refused. The scripts come in a converted form, a JSON
/// file of commands with the modules in binary files beside it.
///
/// [dev.cofferdam.testing.suite.SuiteRunner] runs one script or a folder of them; every assertion
/// has an [dev.cofferdam.testing.suite.Outcome] of its own: passed, failed with what was expected
/// and what came, or skipped with the features that are missing.
///
/// Features decide what is skipped, nothing else: a script whose modules need a feature of
/// WebAssembly that the engine does not run is skipped as a whole, and an action on a component
/// that needs a gated feature of the Component Model is skipped by itself.
///
/// Modules of one script share a Store; every instance of a component has its own, because a trap
/// poisons it.
package dev.cofferdam.testing.suite;
