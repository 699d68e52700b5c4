/// The package `wasi:clocks`: a monotonic clock, the time of day, and UTC as the only time zone.
///
/// Guests have both clocks without asking: `Wasi` gives the JVM's unless told otherwise.
///
/// [dev.cofferdam.wasi.clocks.SystemClock] counts from when it was made, so that no guest learns
/// how long the machine has been up.
///
/// [dev.cofferdam.wasi.clocks.VirtualClock] is both clocks at once and moves only when a guest
/// waits: ten years of sleep pass at once, and a run is the same every time.
///
/// What lies before 1970 cannot be said in a `datetime` and becomes its beginning.
@NullMarked
package dev.cofferdam.wasi.clocks;

import org.jspecify.annotations.NullMarked;
