package dev.cofferdam.wasi.cli;

import dev.cofferdam.wasi.io.InputSource;
import dev.cofferdam.wasi.io.OutputSink;

/// Where standard input comes from and output goes.
///
/// @param stdin where input comes from
/// @param stdout where output goes
/// @param stderr where messages go
public record StandardStreams(InputSource stdin, OutputSink stdout, OutputSink stderr) {}
