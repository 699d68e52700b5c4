/// The files that describe guests and fleets, read strictly.
///
/// A component's own file, by custom `Component.toml` beside it, says under which limits and with
/// which grants it runs. A fleet's file lists guests, each a component with what is to be different
/// for this guest. {@link dev.cofferdam.fleet.config.FleetReader} reads both.
///
/// Whatever is not understood is an error, never ignored: an unknown key is answered with the
/// nearest key that exists. All errors of all files are told at once, each with file, line and
/// column, by {@link dev.cofferdam.fleet.config.ConfigException}.
///
/// Paths are relative to the file that names them. Sizes are {@link
/// dev.cofferdam.fleet.config.ByteSize}s, times are {@link dev.cofferdam.fleet.config.TimeSpan}s,
/// as on the command line.
package dev.cofferdam.fleet.config;
