/// WASI 0.2 as a host: what a guest gets of the outside, all of it denied until granted.
///
/// Begin with [dev.cofferdam.wasi.Wasi]: a builder collects arguments, environment, input, outputs,
/// directories, clocks and the source of random numbers, and the result is added to a
/// [dev.cofferdam.component.ComponentLinker]. A guest built for any 0.2 links against it.
///
/// [dev.cofferdam.wasi.WasiCommand] runs a component that exports `wasi:cli/run` and gives its exit
/// status.
///
/// Each package below holds one package of WASI: `io`, `clocks`, `random`, `filesystem`, `cli`, and
/// `sockets` and `http`, whose every function is there and answers that it is denied.
///
/// Whatever a guest opens is entered in its Store's ledger, counts against the Store's limits, and
/// is closed with the Store. Whatever blocks is over at the deadline of the call.
///
/// Text from a guest (paths, names, output) is data: nothing here shows or logs it.
@NullMarked
package dev.cofferdam.wasi;

import org.jspecify.annotations.NullMarked;
