/// The package `wasi:cli`: arguments, environment, standard streams, and leaving.
///
/// [dev.cofferdam.wasi.cli.CommandLine] is all a guest learns of its arguments and environment;
/// nothing of the host's own is in it.
///
/// [dev.cofferdam.wasi.cli.StandardStreams] says where the streams lead. A Store has one standard
/// input, however often the guest asks for it.
///
/// `exit` unwinds the guest as an outcome and never touches the JVM.
///
/// Nobody is told of a terminal.
@NullMarked
package dev.cofferdam.wasi.cli;

import org.jspecify.annotations.NullMarked;
