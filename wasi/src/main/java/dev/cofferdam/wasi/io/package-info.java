/// The package `wasi:io`: errors, pollables and streams, and what other packages make them of.
///
/// [dev.cofferdam.wasi.io.InputSource] and [dev.cofferdam.wasi.io.OutputSink] are the host's ends
/// of a guest's standard streams; [dev.cofferdam.wasi.io.KeptOutput] keeps the first bytes of a
/// flood.
///
/// [dev.cofferdam.wasi.io.WasiInputStream] and [dev.cofferdam.wasi.io.WasiOutputStream] are the
/// resources themselves, for whoever gives guests a stream of a new kind; the discipline of
/// `check-write` is kept here for all of them.
///
/// [dev.cofferdam.wasi.io.Pollable] is one event. Waiting ends when an event has happened or when
/// the time of the call is over; timers wait on their [dev.cofferdam.wasi.io.MonotonicClock], which
/// may be a virtual one.
///
/// [dev.cofferdam.wasi.io.WasiInterface] is one interface of WASI, ready for a linker.
@NullMarked
package dev.cofferdam.wasi.io;

import org.jspecify.annotations.NullMarked;
