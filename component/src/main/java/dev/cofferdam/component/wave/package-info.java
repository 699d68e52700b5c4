/// WAVE, the text form of component values: `{name: "Ada", tags: [x, y]}`.
///
/// [WaveReader][dev.cofferdam.component.wave.WaveReader] turns text into the dynamic values that
/// [ComponentFunc][dev.cofferdam.component.ComponentFunc] takes;
/// [WaveWriter][dev.cofferdam.component.wave.WaveWriter] does the reverse. Both are directed by a
/// type, since the text alone does not say whether `1` is a `u8` or an `f64`.
///
/// A call such as `greet("Ada")` is read in two steps: its name first, and its arguments when the
/// function's type is known.
///
/// Nesting in text is limited to 100 levels. Errors are
/// [WaveException][dev.cofferdam.component.wave.WaveException]s that say where.
package dev.cofferdam.component.wave;
